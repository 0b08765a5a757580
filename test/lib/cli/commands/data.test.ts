import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it, vi } from 'vitest';
import { runPolo } from '../run-polo.ts';
import { runningCloud } from '../running-cloud.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const fileWith = (text: string, name = 'data.csv'): string => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
};
const CLEAN = 'Name,Height\nAda,74\n';
const FAULTY = 'Name,,Empty\nAda,"7\r\n4",\nBo,=1+1,\n';

describe('polo data lint', () => {
  it('ends well where there is nothing to find', async () => {
    const path = fileWith(CLEAN);
    expect(await runPolo(['data', 'lint', path])).toEqual({
      exitCode: 0,
      stdout: `${path}: 1 rows, 2 columns, nothing found\n`,
      stderr: '',
    });
  });

  it('prints each kind of problem with its place, and fails', async () => {
    const path = fileWith(FAULTY);
    const { exitCode, stdout, stderr } = await runPolo(['data', 'lint', path]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: 'polo: 1 of 1 files have problems\n' });
    expect(stdout.split('\n')).toEqual([
      `${path}: 2 rows, 3 columns`,
      expect.stringMatching(/^ {2}problem column_unnamed at line 1, column 2: columns have no name; /),
      expect.stringMatching(/^ {2}problem carriage_return_in_cell at line 3, column 2: /),
      expect.stringMatching(/^ {2}notice formula_like at line 4, column 2: /),
      expect.stringMatching(/^ {2}problem column_empty at column 3: /),
      '',
    ]);
  });

  it('does not fail for notices', async () => {
    const { exitCode, stdout } = await runPolo(['data', 'lint', fileWith('a\n=1\n@x\n')]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/notice formula_like at line 2, column 1, 2 times in all: /);
  });

  it('looks at every file and prints one JSON document', async () => {
    const [good, bad] = [fileWith(CLEAN), fileWith('a,b\n"1,2\n')];
    const { exitCode, stdout } = await runPolo(['data', 'lint', good, bad, '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).files).toMatchObject([
      { file: good, rows: 1, columns: ['Name', 'Height'], separator: ',', complete: true, findings: [] },
      {
        file: bad,
        complete: false,
        findings: [{ code: 'quote_not_closed', level: 'problem', line: 2, count: 1 }],
      },
    ]);
  });

  it.each([
    [['data', 'lint'], 'give the CSV files to look at'],
    [['data', 'mend', 'x.csv'], 'polo data can lint, list and collect, not "mend"'],
    [['data', 'list', 'x.csv'], 'polo data list takes no files'],
    [['data', 'lint', '/nowhere/x.csv'], '/nowhere/x.csv is not there'],
  ])('refuses %j', async (argv, reason) => {
    const { exitCode, stderr } = await runPolo(argv);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: `polo: ${reason}\n` });
  });
});

describe('polo data list and collect', () => {
  const cloud = runningCloud();
  const s3 = () =>
    new S3Client({
      endpoint: cloud().awsUrl,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
  /** The laptop cloud takes a moment to see what a person puts into a bucket's folder. */
  const noticed = (Key: string) =>
    vi.waitFor(() => s3().send(new HeadObjectCommand({ Bucket: 'datasets', Key })), { timeout: 10_000 });
  const data = (...argv: string[]) => runPolo(['data', ...argv, '--endpoint-url', cloud().awsUrl]);

  it('collect what the list names, and show what there is', async () => {
    expect(await data('list')).toMatchObject({ exitCode: 0, stdout: 'no data sets yet\n' });
    const bucket = join(cloud().bucketsFolder, 'datasets');
    mkdirSync(join(bucket, 'in'), { recursive: true });
    writeFileSync(join(bucket, 'in', 'players.csv'), CLEAN);
    const list = { datasets: [{ name: 'players', url: 's3://datasets/in/players.csv' }] };
    writeFileSync(join(bucket, 'collect.json'), JSON.stringify(list));
    await noticed('in/players.csv');
    await noticed('collect.json');
    const collected = await data('collect', '--json');
    expect(JSON.parse(collected.stdout)).toMatchObject({
      datasets: [{ name: 'players', status: 'collected' }],
    });
    const { exitCode, stdout } = await data('list');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(
      /^NAME +VERSION +BYTES +COLLECTED +DATA\nplayers +1 +19 .* collected\/players\/v1\//,
    );
  });

  it('fail with the reason of the function', async () => {
    await s3().send(new PutObjectCommand({ Bucket: 'datasets', Key: 'collect.json', Body: '{}' }));
    const { exitCode, stderr } = await data('collect');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('polo: collect.json: /datasets: ');
  });

  it('say how to start the laptop cloud', async () => {
    const { exitCode, stderr } = await runPolo(['data', 'list', '--endpoint-url', 'http://127.0.0.1:9']);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('start it with "polo start"');
  });
});
