import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../polo-process.ts';
import { runPolo } from '../run-polo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const NOUNS = ['cake', 'tea', 'bread', 'soup', 'wine', 'rice', 'pie', 'stew', 'salad', 'juice'];
const ROWS = NOUNS.flatMap((noun) =>
  ['fresh', 'tasty', 'stale', 'burnt'].map((word, index) => ({
    text: `The ${noun} was ${word}`,
    label: index < 2 ? 'positive' : 'negative',
  })),
);

const dataIn = (folder: string): string => {
  const file = join(folder, 'food.jsonl');
  writeFileSync(file, ROWS.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return file;
};

const cardIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));

it('makes a model of labelled texts that can be asked at once', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'models', 'food');
  const trained = await runPolo(['train-text', dataIn(folder), '--name', 'food', '--out', out]);
  expect(trained).toMatchObject({ exitCode: 0, stderr: '' });
  expect(trained.stdout).toMatch(
    /^negative or positive, from \d+ words and word pairs\naccuracy 100\.0 % on 4 texts/,
  );
  expect(readdirSync(out).sort()).toEqual(['golden.json', 'model.json', 'model.onnx', 'vocabulary.json']);
  expect(cardIn(out)).toMatchObject({
    task: 'text-classification',
    outputs: [{ name: 'positive', labels: ['negative', 'positive'] }],
    provenance: { dataset: 'food.jsonl', licence: 'unknown', rows: 40, trainer: 'polo train-text' },
  });
  const asked = ['predict', '--models', join(folder, 'models'), '--model', 'food', '--text'];
  expect(Number((await runPolo([...asked, 'so fresh'])).stdout)).toBeGreaterThan(0.5);
  expect(Number((await runPolo([...asked, 'so burnt'])).stdout)).toBeLessThan(0.5);
});

it('takes CSV and a test set, whose accuracy stands in the card', async () => {
  const folder = temporaryFolder();
  const [csv, testSet, out] = ['food.csv', 'test.csv', 'food'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(csv, `text,label\n${ROWS.map(({ text, label }) => `${text},${label}`).join('\n')}\n`);
  writeFileSync(testSet, 'text,label\nfresh,positive\nfresh again,negative\n');
  const options = [
    '--name',
    'food',
    '--test-set',
    testSet,
    '--dataset',
    'Food',
    '--licence',
    'CC0-1.0',
    '--json',
  ];
  const { stdout } = await runPolo(['train-text', csv, '--out', out, ...options]);
  expect(JSON.parse(stdout)).toMatchObject({ testSetAccuracy: 0.5, written: true, version: 1 });
  expect(cardIn(out)).toMatchObject({
    metrics: [
      { name: 'accuracy' },
      { name: 'accuracy_on_test_set', value: 0.5, testSet: { dataset: 'test.csv', rows: 2 } },
    ],
    provenance: { dataset: 'Food', licence: 'CC0-1.0' },
  });
});

it('without a file makes the very model that is here', async () => {
  const out = join(temporaryFolder(), 'sentiment');
  const { exitCode, stdout } = await runPolo(['train-text', '--out', out]);
  expect(exitCode).toBe(0);
  for (const file of ['model.onnx', 'vocabulary.json', 'golden.json'])
    expect(readFileSync(join(out, file)).equals(readFileSync(join(ROOT, 'models/sentiment', file)))).toBe(
      true,
    );
  expect(stdout).toContain('models/sentiment/test.jsonl');
  const { version: _, provenance, ...card } = cardIn(out);
  expect(cardIn(join(ROOT, 'models/sentiment'))).toMatchObject({
    ...card,
    provenance: { sha256: provenance.sha256 },
  });
});

it('replaces no other model unless it is told to', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'food');
  const command = ['train-text', dataIn(folder), '--name', 'food', '--out', out];
  await runPolo(command);
  expect((await runPolo(command)).stdout).toContain('holds this very model already');
  expect(await runPolo([...command, '--seed', '8'])).toMatchObject({ exitCode: 1 });
  expect(await runPolo([...command, '--seed', '8', '--force'])).toMatchObject({ exitCode: 0 });
});

it.each([
  ['texts of one label', 'text,label\na,x\nb,x\nc,x\n', /have 1 labels/],
  ['no labels', 'text\na\n', /no column "label"/],
])('refuses %s in one line', async (_, content, message) => {
  const file = join(temporaryFolder(), 'data.csv');
  writeFileSync(file, content);
  const { exitCode, stderr } = await runPolo(['train-text', file]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
