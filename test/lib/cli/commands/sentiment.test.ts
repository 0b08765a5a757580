import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { json, localServer } from '../local-server.ts';
import { runPolo } from '../run-polo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const YES = { positive: true };
const NO = { positive: false };

it('prints one line a text, with what it is', async () => {
  const { url, bodies, paths } = await localServer(json(200, [NO, YES]));
  expect(await runPolo(['sentiment', 'espresso is too strong', 'I love it', '--url', url])).toEqual({
    exitCode: 0,
    stdout: 'negative  espresso is too strong\npositive  I love it\n',
    stderr: '',
  });
  expect(paths).toEqual(['/sentiment']);
  expect(bodies).toEqual(['["espresso is too strong","I love it"]']);
});

it('takes the object that answers a single text', async () => {
  const { url } = await localServer(json(200, YES));
  expect((await runPolo(['sentiment', 'good', '--url', url])).stdout).toBe('positive  good\n');
  const { stdout } = await runPolo(['sentiment', 'good', '--url', url, '--json']);
  expect(JSON.parse(stdout)).toEqual({ sentiments: [{ text: 'good', positive: true }] });
});

it('reads a text a line from a file or from standard input, blank lines left out', async () => {
  const { url, bodies } = await localServer(json(200, [YES, NO]));
  const file = join(temporaryFolder(), 'reviews.txt');
  writeFileSync(file, 'good\r\n\r\nbad\r\n');
  expect((await runPolo(['sentiment', file, '--url', url])).stdout).toBe('positive  good\nnegative  bad\n');
  await runPolo(['sentiment', '-', '--url', url], { input: '\ngood\n \nbad' });
  expect(bodies).toEqual(['["good","bad"]', '["good","bad"]']);
});

it('asks for as many at once as are taken, in their order', async () => {
  const sentiments = (count: number, first: boolean) =>
    Array.from({ length: count }, (_, index) => ({ positive: (index === 0) === first }));
  const { url, bodies } = await localServer(json(200, sentiments(100, true)), json(200, sentiments(2, true)));
  const input = Array.from({ length: 102 }, (_, index) => `text ${index}\n`).join('');
  const { stdout } = await runPolo(['sentiment', '-', '--url', url], { input });
  expect(bodies.map((body) => JSON.parse(body).length)).toEqual([100, 2]);
  expect(stdout.split('\n').filter((line) => line.startsWith('positive'))).toEqual([
    'positive  text 0',
    'positive  text 100',
  ]);
});

it('shows why texts were refused', async () => {
  const { url } = await localServer(
    json(422, { detail: '/0: the text has no letter and no number; send words' }),
  );
  const { exitCode, stderr } = await runPolo(['sentiment', '🐈', '--url', url]);
  expect(exitCode).toBe(1);
  expect(stderr).toBe('polo: status 422: /0: the text has no letter and no number; send words\n');
});

it('takes no text for a boolean', async () => {
  const { url } = await localServer(json(200, { positive: 'true' }));
  const { exitCode, stderr } = await runPolo(['sentiment', 'good', '--url', url]);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/does not answer as POST \/sentiment should/);
});

it('says that a file without texts has none', async () => {
  const { exitCode, stderr } = await runPolo(['sentiment', '-'], { input: '\n \n' });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/standard input holds no text/);
});
