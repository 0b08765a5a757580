import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { LETTER_ATTRIBUTES } from '../../../lib/runtime/dead-letters.ts';
import { eventually, picture } from '../../conformance/pictures.ts';
import type { Deployed } from '../deployed.ts';
import { attributesOf, notifications, redriveOf } from './queues.ts';

const WITHIN_MS = 60_000;

const upload = async ({ emulator, outputs }: Deployed, Key: string, Body: Buffer): Promise<void> => {
  const s3 = new S3Client({ ...emulator.clients, forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket: outputs.get('ImagesBucket'), Key, Body }));
};

const resultFor = ({ emulator, outputs }: Deployed, key: string) => {
  const s3 = new S3Client({ ...emulator.clients, forcePathStyle: true });
  const result = { Bucket: outputs.get('LabelsBucket'), Key: `${key}.json` };
  return eventually(async () => {
    const { Body } = await s3.send(new GetObjectCommand(result));
    return JSON.parse((await Body?.transformToString()) ?? 'null');
  }, WITHIN_MS);
};

export const readBackPictures = (deployed: () => Deployed) =>
  describe('pictures', () => {
    it('end as labels, through bucket, queue and function, under their roles alone', async () => {
      const key = 'holiday/a cat+dog.jpg';
      await upload(deployed(), key, await picture(1));
      const result = await resultFor(deployed(), key);
      expect(result).toMatchObject({ status: 'labelled', source: { key } });
      expect(result.labels.length).toBeGreaterThan(0);
      deployed().tell(`picture ${key}: labelled ${result.labels.map((each: { name: string }) => each.name)}`);
    });

    it('that are none are rejected, and lie among the dead letters with the reason', async () => {
      const key = 'not-a-picture.jpg';
      await upload(deployed(), key, Buffer.from('only a text'));
      const { status, reason } = await resultFor(deployed(), key);
      expect({ status, code: reason.code }).toEqual({ status: 'rejected', code: 'image_format_unsupported' });
      const [configuration] = await notifications(deployed());
      const { deadLetterTargetArn } = await redriveOf(deployed(), configuration?.QueueArn ?? '');
      const { QueueUrl } = await attributesOf(deployed(), deadLetterTargetArn);
      const sqs = new SQSClient(deployed().emulator.clients);
      const letter = await eventually(async () => {
        const message = { QueueUrl, MessageAttributeNames: ['All'], VisibilityTimeout: 1 };
        return (await sqs.send(new ReceiveMessageCommand(message))).Messages?.[0];
      }, WITHIN_MS);
      expect(letter.Body).toContain(key);
      expect(letter.MessageAttributes?.[LETTER_ATTRIBUTES.code]?.StringValue).toBe(reason.code);
      deployed().tell(`${key}: rejected and a dead letter, reason ${reason.code}`);
    });

    it('that lost their results get them again from reconcile-images, under its own role', async () => {
      const { emulator, outputs, aliasArn, tell } = deployed();
      const s3 = new S3Client({ ...emulator.clients, forcePathStyle: true });
      const key = 'holiday/a cat+dog.jpg';
      await s3.send(new DeleteObjectCommand({ Bucket: outputs.get('LabelsBucket'), Key: `${key}.json` }));
      const inTwoHours = new Date(Date.now() + 2 * 3600 * 1000).toISOString();
      const command = new InvokeCommand({
        FunctionName: aliasArn('reconcile-images'),
        Payload: JSON.stringify({ time: inTwoHours }),
      });
      const { Payload } = await new LambdaClient(emulator.clients).send(command);
      const reconciled = JSON.parse(Payload?.transformToString() ?? 'null');
      expect(reconciled).toEqual({ looked: 2, announced: 1, next: null });
      expect(await resultFor(deployed(), key)).toMatchObject({ status: 'labelled', source: { key } });
      tell(`reconcile-images: ${reconciled.announced} of ${reconciled.looked} announced again, and labelled`);
    });
  });
