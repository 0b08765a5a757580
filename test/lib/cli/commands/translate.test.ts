import { expect, it } from 'vitest';
import { json, localServer } from '../local-server.ts';
import { runPolo } from '../run-polo.ts';

const REPLY = { translated: 'Bonjour', source: 'en', target: 'fr' };

it('prints the translation and nothing else', async () => {
  const { url, bodies, paths } = await localServer(json(200, REPLY));
  expect(await runPolo(['translate', 'Good morning', '--target', 'fr', '--url', `${url}/`])).toEqual({
    exitCode: 0,
    stdout: 'Bonjour\n',
    stderr: '',
  });
  expect(paths).toEqual(['/translate']);
  expect(bodies.map((body) => JSON.parse(body))).toEqual([
    { message: 'Good morning', source: 'auto', target: 'fr' },
  ]);
});

it('prints the whole reply under --json', async () => {
  const { url } = await localServer(json(200, REPLY));
  const { stdout } = await runPolo(['translate', 'x', '--target', 'fr', '--url', url, '--json']);
  expect(JSON.parse(stdout)).toEqual(REPLY);
});

it('reads the text from standard input where it is -', async () => {
  const { url, bodies } = await localServer(json(200, REPLY));
  const command = ['translate', '-', '--source', 'de', '--target', 'en', '--url', url];
  await runPolo(command, { input: 'Guten Tag\nund Weg\n' });
  expect(JSON.parse(bodies[0] ?? '')).toEqual({ message: 'Guten Tag\nund Weg', source: 'de', target: 'en' });
});

it('shows why it was refused, and ends with exit code 1', async () => {
  const detail = 'No message was provided to translate';
  const { url } = await localServer(json(400, { title: 'Bad Request', detail }));
  expect(await runPolo(['translate', '', '--target', 'fr', '--url', url])).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `polo: status 400: ${detail}\n`,
  });
});

it('without a language to translate into is wrong usage', async () => {
  const { exitCode, stderr } = await runPolo(['translate', 'Good morning']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('--target fr');
});

it('says what to do when nobody is there', async () => {
  const command = ['translate', 'x', '--target', 'fr', '--url', 'http://127.0.0.1:1'];
  const { exitCode, stderr } = await runPolo(command);
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/http:\/\/127\.0\.0\.1:1 does not answer/);
});
