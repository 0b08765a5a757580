import { expect, it } from 'vitest';
import { json, localServer } from '../local-server.ts';
import { runPolo } from '../run-polo.ts';

const REPLY = {
  title: 'Marco Polo',
  url: 'https://en.wikipedia.org/wiki/Marco_Polo',
  language: 'en',
  summary: 'Marco Polo was a merchant.',
  sentences: 1,
  translated: false,
};

it('prints the summary and nothing else', async () => {
  const { url, bodies, paths } = await localServer(json(200, REPLY));
  const { exitCode, stdout } = await runPolo(['summarize', 'Marco Polo', '--url', url]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'Marco Polo was a merchant.\n' });
  expect(paths).toEqual(['/summarize']);
  expect(bodies.map((body) => JSON.parse(body))).toEqual([{ entity: 'Marco Polo', sentences: 3 }]);
});

it('asks for as many sentences, and in the language, as it is told', async () => {
  const { url, bodies } = await localServer(json(200, REPLY));
  const command = ['summarize', 'Marco Polo', '--sentences', '1', '--language', 'fr', '--url', url, '--json'];
  const { stdout } = await runPolo(command);
  expect(JSON.parse(stdout)).toEqual(REPLY);
  expect(JSON.parse(bodies[0] ?? '')).toEqual({ entity: 'Marco Polo', sentences: 1, language: 'fr' });
});

it('shows why there is no page, and ends with exit code 1', async () => {
  const { url } = await localServer(json(404, { title: 'Not Found', detail: 'the wiki has no such page' }));
  const { exitCode, stderr } = await runPolo(['summarize', 'Nobody', '--url', url]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: 'polo: status 404: the wiki has no such page\n',
  });
});

it.each(['0', '21', 'two'])('does not take %s sentences', async (sentences) => {
  expect((await runPolo(['summarize', 'Marco Polo', '--sentences', sentences])).exitCode).toBe(2);
});
