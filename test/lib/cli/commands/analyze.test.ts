import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { json, localServer } from '../local-server.ts';
import { runPolo } from '../run-polo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const REPLY = {
  language: { LanguageCode: 'en', Score: 0.71, detected: true, lowConfidence: true },
  sentiment: {
    Sentiment: 'MIXED',
    SentimentScore: { Positive: 0.1, Negative: 0.1, Neutral: 0.1, Mixed: 0.7 },
  },
  entities: [{ Score: 0.95, Type: 'PERSON', Text: 'Cal Ripken', BeginOffset: 0, EndOffset: 10 }],
  pii: [{ Score: 0.999, Type: 'PHONE', BeginOffset: 13, EndOffset: 17 }],
};
const TEXT = 'Cal Ripken 👍 0100\n';

it('shows what was found as a table, with the personal data by its place in the text', async () => {
  const { url, bodies, paths } = await localServer(json(200, REPLY));
  const { exitCode, stdout } = await runPolo(['analyze', '-', '--url', url], { input: TEXT });
  expect(exitCode).toBe(0);
  expect(stdout).toBe(
    [
      'language       en      0.71         not for certain',
      'sentiment      MIXED   0.70',
      'entity         PERSON  0.95  0-10   "Cal Ripken"',
      'personal data  PHONE   1.00  13-17  "0100"',
      '',
    ].join('\n'),
  );
  expect({ paths, bodies }).toEqual({ paths: ['/analyze'], bodies: [JSON.stringify({ text: TEXT })] });
});

it('reads a file, without its byte order mark, and asks for what is named', async () => {
  const { url, bodies } = await localServer(json(200, REPLY));
  const file = join(await temporaryFolder(), 'letter.txt');
  await writeFile(file, `\uFEFF${TEXT}`);
  await runPolo(['analyze', file, '--url', url, '--features', 'PII, keyphrases', '--language', 'en']);
  expect(JSON.parse(bodies[0] ?? '')).toEqual({
    text: TEXT,
    language: 'en',
    features: ['pii', 'keyPhrases'],
  });
});

it('prints the whole reply under --json', async () => {
  const { url } = await localServer(json(200, REPLY));
  const { stdout } = await runPolo(['analyze', '-', '--url', url, '--json'], { input: TEXT });
  expect(JSON.parse(stdout)).toEqual(REPLY);
});

it('lets no text of an answer draw on the terminal', async () => {
  const entities = [{ ...REPLY.entities[0], Text: '\u001b[2Jgone\nforged \u202Eline' }];
  const { url } = await localServer(json(200, { language: REPLY.language, entities }));
  const { stdout } = await runPolo(['analyze', '-', '--url', url], { input: TEXT });
  expect(stdout).toContain('\\u001b[2Jgone\\u000aforged \\u202eline');
  expect(stdout.split('\n')).toHaveLength(3);
});

it('says why a text was refused, and ends with exit code 1', async () => {
  const { url } = await localServer(
    json(422, { title: 'Unprocessable Entity', detail: 'the text has no letter' }),
  );
  expect(await runPolo(['analyze', '-', '--url', url], { input: '!' })).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'polo: status 422: the text has no letter\n',
  });
});

it.each([['colour'], [' , ']])('knows no feature %j', async (features) => {
  const { exitCode, stderr } = await runPolo(['analyze', '-', '--features', features]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('keyPhrases');
});

it('takes no file that is not UTF-8', async () => {
  const file = join(await temporaryFolder(), 'picture.txt');
  await writeFile(file, Uint8Array.of(0xff, 0xd8, 0xff));
  const { exitCode, stderr } = await runPolo(['analyze', file]);
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('no text in UTF-8'),
  });
});
