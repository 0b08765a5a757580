import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { eventually, picture } from '../../../conformance/pictures.ts';
import { runPolo } from '../run-polo.ts';
import { runningCloud } from '../running-cloud.ts';

const cloud = runningCloud();
const client = () => ({
  endpoint: cloud().awsUrl,
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const polo = async (...argv: readonly string[]) => {
  const { exitCode, stdout, stderr } = await runPolo([...argv, '--endpoint-url', cloud().awsUrl, '--json']);
  return { exitCode, stderr, output: JSON.parse(stdout) };
};
const upload = async (Key: string, Body: Buffer | string) =>
  new S3Client(client()).send(new PutObjectCommand({ Bucket: 'images', Key, Body }));
const lettersOf = async (...filter: string[]) => (await polo('dlq', 'list', ...filter)).output.letters;
const letterCount = (wanted: number) =>
  eventually(async () => ((await lettersOf()).length === wanted ? true : undefined));

describe('polo dlq', () => {
  it('lists what was given up with its reason, as often as asked, and replays it', async () => {
    await upload('page.jpg', '<!DOCTYPE html>');
    await letterCount(1);
    for (const _ of [1, 2]) {
      expect(await lettersOf()).toMatchObject([
        { keys: ['page.jpg'], reasonCode: 'image_format_unsupported', attempts: 1 },
      ]);
    }
    const sqs = new SQSClient(client());
    const QueueUrl = `${cloud().awsUrl}/000000000000/label-image`;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'no JSON' }));
    await letterCount(2);
    expect(await lettersOf('--reason', 'json_invalid')).toMatchObject([
      { keys: [], reasonCode: 'json_invalid' },
    ]);
    expect(await lettersOf('--key', 'page.jpg')).toHaveLength(1);

    await upload('page.jpg', await picture());
    const replayed = await polo('dlq', 'replay', '--key', 'page.jpg');
    expect(replayed.output).toEqual({ queue: 'label-image', replayed: 1, failedAgain: 0, left: 1 });
    await letterCount(1);
    expect((await polo('dlq', 'replay', '--key', 'page.jpg')).output).toMatchObject({ replayed: 0, left: 1 });
  }, 40_000);

  it('says what is wrong with what it is asked', async () => {
    expect(await polo('dlq', 'empty')).toMatchObject({ exitCode: 2 });
    expect(await polo('dlq', 'list', 'label-image-dlq')).toMatchObject({
      exitCode: 2,
      output: { error: { message: expect.stringContaining('has no dead-letter queue') } },
    });
  });
});
