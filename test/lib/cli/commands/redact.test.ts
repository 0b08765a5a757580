import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { json, localServer } from '../local-server.ts';
import { runPolo } from '../run-polo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const TEXT = 'Write to jane@example.com\n';
const REPLY = {
  redacted: 'Write to ****************\n',
  entities: [{ Score: 0.999, Type: 'EMAIL', BeginOffset: 9, EndOffset: 25 }],
  mode: 'mask',
  language: 'en',
};

it('prints the text without its personal data, and nothing else', async () => {
  const { url, bodies, paths } = await localServer(json(200, REPLY));
  expect(await runPolo(['redact', '-', '--url', url], { input: TEXT })).toEqual({
    exitCode: 0,
    stdout: REPLY.redacted,
    stderr: '',
  });
  expect({ paths, bodies: bodies.map((body) => JSON.parse(body)) }).toEqual({
    paths: ['/redact'],
    bodies: [{ text: TEXT, mode: 'mask' }],
  });
});

it('prints the whole reply under --json', async () => {
  const { url } = await localServer(json(200, REPLY));
  const { stdout } = await runPolo(['redact', '-', '--url', url, '--json'], { input: TEXT });
  expect(JSON.parse(stdout)).toEqual(REPLY);
});

it('passes on what is asked, the key out of a file', async () => {
  const { url, bodies } = await localServer(json(200, REPLY));
  const keyFile = join(await temporaryFolder(), 'key.txt');
  await writeFile(keyFile, 'sixteen letters!\n');
  const asked = ['--mode', 'hash', '--key-file', keyFile, '--types', 'email,phone', '--language', 'es'];
  await runPolo(['redact', '-', '--url', url, ...asked], { input: TEXT });
  expect(JSON.parse(bodies[0] ?? '')).toEqual({
    text: TEXT,
    mode: 'hash',
    key: 'sixteen letters!',
    types: ['EMAIL', 'PHONE'],
    language: 'es',
  });
});

it.each([
  [422, { title: 'Unprocessable Entity', detail: 'the text is withheld' }, 1],
  [200, { text: TEXT }, 1],
  [200, TEXT, 1],
  [200, { redacted: null }, 1],
])('prints nothing of a text that is withheld or answered wrongly (%j, %j)', async (status, reply, code) => {
  const { url } = await localServer(json(status, reply));
  const { exitCode, stdout, stderr } = await runPolo(['redact', '-', '--url', url], { input: TEXT });
  expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
  expect(stderr).not.toContain('jane');
});

it('prints nothing when nobody answers', async () => {
  const { exitCode, stdout } = await runPolo(
    ['redact', '-', '--url', 'http://127.0.0.1:1', '--timeout', '1'],
    {
      input: TEXT,
    },
  );
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
});
