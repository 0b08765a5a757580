import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runPolo } from '../run-polo.ts';
import { runningCloud } from '../running-cloud.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { changedApi } from '../verify/changed-api.ts';

const cloud = runningCloud();
const pipeline = (...argv: string[]) =>
  runPolo(['pipeline', ...argv, '--url', cloud().apiUrl, '--endpoint-url', cloud().awsUrl]);

const fileOf = (name: string, text: string): string => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
};

describe('polo pipeline run', () => {
  it('uploads a list, stays until the run is over, and tells what it came to', async () => {
    const names = fileOf('nobody.csv', 'name\nNobody at all\nNobody else\n');
    const { exitCode, stdout, stderr } = await pipeline('run', '--names', names, '--run', 'nobody', '--wait');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^run {7}nobody\nstatus {4}SUCCEEDED\nstarted {3}\d{4}-/);
    expect(stdout).toMatch(
      /names {5}2\ndone {6}0\nfailed {4}2\nresults {3}s3:\/\/runs\/.*\/nobody\/results.csv\n$/,
    );
  });

  it('starts a run and leaves it; a second time it is there already', async () => {
    const names = fileOf('few.json', '["Nobody at all"]');
    expect(await pipeline('run', '--names', names, '--run', 'few')).toMatchObject({
      exitCode: 0,
      stdout: 'run few: started\n',
    });
    const again = await pipeline('run', '--list', 'few.json', '--run', 'few', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ run: 'few', started: false });
    const told = await pipeline('status', 'few', '--json');
    expect(JSON.parse(told.stdout)).toMatchObject({
      run: 'few',
      status: expect.stringMatching(/RUNNING|SUCCEEDED/),
    });
  });

  it('refuses a file that is no list of names before it sends anything', async () => {
    const { exitCode, stderr } = await pipeline(
      'run',
      '--names',
      fileOf('odd.csv', 'id,title\n1,x\n'),
      '--run',
      'odd',
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('names no column "name"');
    expect((await pipeline('status', 'odd')).exitCode).toBe(1);
  });

  it('says what the API refuses', async () => {
    const { exitCode, stderr } = await pipeline('run', '--list', 'nothing.csv');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('status 422: the datasets bucket has no list of that key'),
    });
  });

  it.each([
    [['go'], 'can run and tell the status, not "go"'],
    [['run', 'people'], "give the run's id as --run people"],
    [['run', '--list', 'a.csv', '--names', 'b.csv'], 'give --list or --names, not both'],
  ])('refuses %j', async (argv, reason) => {
    const { exitCode, stderr } = await pipeline(...argv);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining(reason) });
  });

  it('uploads nothing where it is not said that both are the same place', async () => {
    const names = fileOf('few.csv', 'name\nAda\n');
    const elsewhere = ['--url', 'https://api.example.com', '--token', 'x'];
    const { exitCode, stderr } = await runPolo(['pipeline', 'run', '--names', names, ...elsewhere]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('give --stack') });
    const aws = await runPolo(['pipeline', 'run', '--names', names, '--region', 'eu-west-1']);
    expect(aws).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--datasets-bucket') });
  });
});

describe('polo pipeline status', () => {
  it('does not know a run that never was', async () => {
    const { exitCode, stderr } = await pipeline('status', 'never');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('status 404: there is no run'),
    });
  });

  it('of a run that failed has failed, with the reason', async () => {
    const failed = {
      run: 'r',
      status: 'FAILED',
      startedAt: '2026-11-25T02:00:00Z',
      error: 'the list is gone',
    };
    const url = await changedApi(cloud().apiUrl, () => ({
      status: 200,
      type: 'application/json',
      text: JSON.stringify(failed),
    }));
    expect(await runPolo(['pipeline', 'status', 'r', '--url', url])).toMatchObject({
      exitCode: 1,
      stderr: 'polo: run r has FAILED: the list is gone\n',
    });
  });

  it('says how to start the cloud where nobody answers', async () => {
    const { exitCode } = await runPolo(['pipeline', 'status', '--url', 'http://127.0.0.1:9']);
    expect(exitCode).toBe(3);
  });
});
