import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { localServer } from '../local-server.ts';
import { ROOT } from '../polo-process.ts';
import { runPolo } from '../run-polo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** y = 3x + 1, with a little of something else in it. */
const rows = Array.from({ length: 50 }, (_, x) => `${x},${3 * x + 1 + (x % 3)}`);
const CSV = `x,y\n${rows.join('\n')}\n`;
const XY = ['--feature', 'x', '--target', 'y', '--name', 'line'];

const csvFile = (): { folder: string; csv: string; out: string } => {
  const folder = temporaryFolder();
  const csv = join(folder, 'line.csv');
  writeFileSync(csv, CSV);
  return { folder, csv, out: join(folder, 'models', 'line') };
};

const cardIn = (folder: string) => JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));

it('prints R² with all its digits and where the model is', async () => {
  const { csv, out } = csvFile();
  const { exitCode, stdout, stderr } = await runPolo([
    'train',
    csv,
    ...XY,
    '--out',
    out,
    '--test-size',
    '0.2',
  ]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const { metrics } = cardIn(out);
  expect(stdout).toContain(`R² ${metrics[0].value}\n`);
  expect(stdout).toContain('trained on 40 rows, tested on 10\n');
  expect(stdout).toMatch(/line version 1 is in .*models\/line\n$/);
});

it('writes a model that can be asked at once', async () => {
  const { folder, csv, out } = csvFile();
  const trained = await runPolo(['train', csv, ...XY, '--out', out, '--json']);
  const { intercept, coefficient } = JSON.parse(trained.stdout);
  const asked = ['predict', '--models', join(folder, 'models'), '--model', 'line', '--x', '10'];
  expect(Number((await runPolo(asked)).stdout)).toBeCloseTo(intercept + 10 * coefficient, 9);
});

it('says the same under --json', async () => {
  const { csv, out } = csvFile();
  const { stdout } = await runPolo(['train', csv, ...XY, '--out', out, '--seed', '7', '--json']);
  const card = cardIn(out);
  expect(JSON.parse(stdout)).toMatchObject({
    r2: card.metrics[0].value,
    folder: out,
    written: true,
    version: 1,
    split: { seed: 7, testShare: 0.1, trainRows: 45, testRows: 5 },
    card,
  });
});

it('records what it knows of the data, and what it is told', async () => {
  const { csv, out } = csvFile();
  await runPolo(['train', csv, ...XY, '--out', out, '--licence', 'CC0-1.0']);
  expect(cardIn(out)).toMatchObject({
    description: 'y from x, by ridge regression.',
    features: [{ name: 'x', type: 'float32', range: { min: 0, max: 49 } }],
    outputs: [{ name: 'y', type: 'float64' }],
    provenance: { dataset: 'line.csv', licence: 'CC0-1.0', rows: 50, trainer: 'polo train' },
  });
});

it('takes words for the card from a file in the shape of a card', async () => {
  const { folder, csv, out } = csvFile();
  const words = {
    description: 'A line.',
    features: [{ unit: 'm', description: 'Where?' }],
    outputs: [{ name: 'height', unit: 'm', decimals: 1 }],
    provenance: { dataset: 'Lines', licence: 'MIT' },
  };
  writeFileSync(join(folder, 'words.json'), JSON.stringify(words));
  await runPolo(['train', csv, ...XY, '--out', out, '--card', join(folder, 'words.json')]);
  expect(cardIn(out)).toMatchObject(words);
});

it('says what is wrong with words for the card', async () => {
  const { folder, csv, out } = csvFile();
  writeFileSync(join(folder, 'words.json'), '{"features": [{"unit": 3}], "outputs": [{"decimals": -1}]}');
  const { exitCode, stderr } = await runPolo([
    'train',
    csv,
    ...XY,
    '--out',
    out,
    '--card',
    join(folder, 'words.json'),
  ]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/does not describe a card: features\.0\.unit: .*; outputs\.0\.decimals: /);
  expect(existsSync(out)).toBe(false);
});

it('gives the next version of a model that is there, with its words but not its dataset', async () => {
  const { folder, csv, out } = csvFile();
  const models = join(folder, 'models');
  const options = [...XY, '--models', models];
  await runPolo(['train', csv, ...options, '--out', out, '--dataset', 'Lines']);
  writeFileSync(join(out, 'model.json'), JSON.stringify({ ...cardIn(out), description: 'A line.' }));
  const other = join(folder, 'other.csv');
  writeFileSync(other, CSV.replace('49,149', '49,155'));
  const next = join(folder, 'next', 'line');
  await runPolo(['train', other, ...options, '--out', next]);
  expect(cardIn(next)).toMatchObject({
    version: 2,
    description: 'A line.',
    provenance: { dataset: 'other.csv' },
  });
});

it('replaces another model only when forced, and leaves the same one as it is', async () => {
  const { csv, out } = csvFile();
  const train = (...more: string[]) => runPolo(['train', csv, ...XY, '--out', out, ...more]);
  await train();
  const before = readFileSync(join(out, 'model.json'), 'utf8');
  expect((await train()).stdout).toContain('holds this very model already; nothing was written');
  const refused = await train('--test-size', '0.5');
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain('holds another model; choose --out, or replace it with --force');
  expect(readFileSync(join(out, 'model.json'), 'utf8')).toBe(before);
  expect((await train('--test-size', '0.5', '--force')).exitCode).toBe(0);
  expect(cardIn(out).metrics[0].split.testShare).toBe(0.5);
  expect(readdirSync(out).sort()).toEqual(['golden.json', 'model.json', 'model.onnx']);
});

it('fetches a CSV from the web and leaves nothing of it behind', async () => {
  const { out } = csvFile();
  const { url, paths } = await localServer((response) => response.end(CSV));
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('polo-train-'));
  const { exitCode } = await runPolo(['train', `${url}/data/web.csv`, ...XY, '--out', out]);
  expect({ exitCode, paths }).toEqual({ exitCode: 0, paths: ['/data/web.csv'] });
  expect(cardIn(out).provenance.dataset).toBe('web.csv');
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('polo-train-'))).toEqual(before);
});

it('leaves nothing behind either when what was fetched is no CSV', async () => {
  const { url } = await localServer((response) => response.end('<html></html>'));
  const { exitCode, stderr } = await runPolo(['train', `${url}/x.csv`, ...XY]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('no column "x"');
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('polo-train-'))).toEqual([]);
});

it('ends with exit code 1 for an address that answers with 404', async () => {
  const { url } = await localServer((response) => response.writeHead(404).end());
  const { exitCode, stderr } = await runPolo(['train', `${url}/x.csv`, ...XY]);
  expect(exitCode).toBe(1);
  expect(stderr).toBe(`polo: ${url}/x.csv answers with status 404; is the address right?\n`);
});

it.each([
  [['/dev/zero'], 'is no plain file'],
  [[ROOT], 'is no plain file'],
  [['/nonexistent.csv'], '/nonexistent.csv is not there'],
  [['ftp://example.com/x.csv'], 'ftp:// is not read'],
  [['http://example.com/x.csv'], 'http:// is not read'],
  [['x.csv', '--test-size', '1'], 'between 0 and 1'],
  [['x.csv', '--seed', '-1'], 'whole number from 0'],
  [['x.csv', '--penalty', '-1'], 'from 0 up'],
  [['x.csv', '--name', 'No Name'], 'lower-case letters'],
])('refuses %j in one line, with exit code 2', async (argv, reason) => {
  const { exitCode, stdout, stderr } = await runPolo(['train', ...argv]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(reason);
  expect(stderr.trimEnd()).not.toContain('\n');
});

const BASEBALL = join(ROOT, '..', 'shared', 'data', 'htwtmlb.csv');

it.skipIf(!existsSync(BASEBALL))(
  'makes the model of the collection, byte for byte (needs htwtmlb.csv)',
  async () => {
    const out = join(temporaryFolder(), 'mlb-height');
    await runPolo(['train', BASEBALL, '--test-size', '0.1', '--seed', '3', '--out', out]);
    const [made, kept] = [cardIn(out), cardIn(join(ROOT, 'models', 'mlb-height'))];
    expect({
      ...made,
      version: kept.version,
      provenance: { ...made.provenance, created: kept.provenance.created },
    }).toEqual(kept);
    expect(Math.abs(made.metrics[0].value - 0.18137638458541205)).toBeLessThan(1e-12);
  },
);
