import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, picture } from '../conformance/pictures.ts';
import { startTarget, type Target } from '../conformance/target.ts';

const run = promisify(execFile);

let target: Target;
let folder: string;
beforeAll(async () => {
  target = await startTarget();
  folder = await mkdtemp(join(tmpdir(), 'aws-cli-'));
});
afterAll(async () => {
  await target?.close();
  await rm(folder, { recursive: true });
});

/** The real AWS CLI, with credentials that no account has. */
const aws = async (...words: string[]): Promise<string> => {
  const { stdout } = await run(process.env.AWS_CLI ?? 'aws', words, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      AWS_ENDPOINT_URL: target.awsUrl,
      AWS_ACCESS_KEY_ID: 'anything',
      AWS_SECRET_ACCESS_KEY: 'at all',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_DEFAULT_OUTPUT: 'json',
    },
  });
  return stdout;
};
const answer = async (...words: string[]) => JSON.parse(await aws(...words));

/** Version 1 of the CLI puts an address of its own over the variable for this service. */
const sqs = () => ['--endpoint-url', target.awsUrl, 'sqs'];

describe('aws s3', () => {
  it('copies a picture up and finds its labels', async () => {
    await writeFile(join(folder, 'cat.jpg'), await picture(1));
    await aws('s3', 'cp', 'cat.jpg', 's3://images/');
    await eventually(async () =>
      (await aws('s3', 'ls', 's3://labels/')).includes('cat.jpg.json') ? true : undefined,
    );
    await aws('s3', 'cp', 's3://labels/cat.jpg.json', 'labels.json');
    expect(JSON.parse(await readFile(join(folder, 'labels.json'), 'utf8'))).toMatchObject({
      status: 'labelled',
    });
  });

  it('brings back a file of 20 MB as it was', async () => {
    const bytes = Buffer.alloc(20 * 1024 ** 2, 'marco polo ');
    await writeFile(join(folder, 'large.bin'), bytes);
    await aws('s3', 'cp', 'large.bin', 's3://images/large.bin');
    await aws('s3', 'cp', 's3://images/large.bin', 'back.bin');
    expect((await readFile(join(folder, 'back.bin'))).equals(bytes)).toBe(true);
    await aws('s3', 'rm', 's3://images/large.bin');
    expect(await aws('s3', 'ls', 's3://images/')).not.toContain('large.bin');
  });
});

describe('aws lambda', () => {
  it('invokes a function and writes its answer, and nothing else', async () => {
    const raw = (await run(process.env.AWS_CLI ?? 'aws', ['--version'])).stdout.startsWith('aws-cli/1')
      ? []
      : ['--cli-binary-format', 'raw-in-base64-out'];
    const reply = await answer(
      'lambda',
      'invoke',
      ...raw,
      '--function-name',
      'marco',
      '--payload',
      '{"name": "Marco"}',
      'response.json',
    );
    expect(reply).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    expect(await readFile(join(folder, 'response.json'), 'utf8')).toBe('"Polo"');
  });

  it('lists functions', async () => {
    const { Functions } = await answer('lambda', 'list-functions');
    expect(Functions.map((each: { FunctionName: string }) => each.FunctionName)).toContain('predict');
  });

  it('names the error for a function that is not there', async () => {
    await expect(aws('lambda', 'invoke', '--function-name', 'nobody', 'out.json')).rejects.toThrow(
      'ResourceNotFoundException',
    );
  });
});

describe('aws stepfunctions', () => {
  it('starts marco-polo, which finishes', async () => {
    const { stateMachines } = await answer('stepfunctions', 'list-state-machines');
    const arn = stateMachines[0].stateMachineArn;
    const { executionArn } = await answer(
      'stepfunctions',
      'start-execution',
      '--state-machine-arn',
      arn,
      '--input',
      '{"name": "Marco"}',
    );
    const ended = await eventually(async () => {
      const execution = await answer('stepfunctions', 'describe-execution', '--execution-arn', executionArn);
      return execution.status === 'RUNNING' ? undefined : execution;
    });
    expect(ended).toMatchObject({ status: 'SUCCEEDED', output: '"Finished"' });
  });
});

describe('other services', () => {
  it('answer sts, sqs and rekognition', async () => {
    expect((await answer('sts', 'get-caller-identity')).Account).toBe('000000000000');
    const { QueueUrls } = await answer(...sqs(), 'list-queues');
    expect(QueueUrls).toContain(`${target.awsUrl}/000000000000/label-image`);
    await writeFile(join(folder, 'one.jpg'), await picture(2));
    await aws('s3', 'cp', 'one.jpg', 's3://images/one.jpg');
    const image = '{"S3Object": {"Bucket": "images", "Name": "one.jpg"}}';
    expect((await answer('rekognition', 'detect-labels', '--image', image)).LabelModelVersion).toMatch(
      /^local-/,
    );
  });

  it('analyse and translate a text', async () => {
    const text = ['--text', 'Ana Lima loves the new espresso machine in Lisbon.', '--language-code', 'en'];
    const { Sentiment } = await answer('comprehend', 'detect-sentiment', ...text);
    expect(Sentiment).toBe('POSITIVE');
    const { Entities } = await answer('comprehend', 'detect-entities', ...text);
    expect(Entities.map(({ Text }: { Text: string }) => Text)).toEqual(['Ana Lima', 'Lisbon']);
    const pair = ['--source-language-code', 'en', '--target-language-code', 'fr'];
    expect(
      await answer('translate', 'translate-text', '--text', 'Good morning, my friend', ...pair),
    ).toMatchObject({
      TranslatedText: 'Bonjour, mon ami',
      SourceLanguageCode: 'en',
      TargetLanguageCode: 'fr',
    });
    const chinese = ['--text', '天'.repeat(1700), '--language-code', 'zh'];
    await expect(aws('comprehend', 'detect-sentiment', ...chinese)).rejects.toThrow(
      'TextSizeLimitExceededException',
    );
  });

  it('name an unknown queue as SQS does', async () => {
    await expect(aws(...sqs(), 'get-queue-url', '--queue-name', 'nobody')).rejects.toThrow(
      'NonExistentQueue',
    );
  });
});
