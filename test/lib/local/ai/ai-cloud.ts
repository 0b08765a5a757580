import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { AiMode } from '../../../../lib/local/ai/ai-mode.ts';
import { aiServices } from '../../../../lib/local/ai/ai-services.ts';
import { drain, listen } from '../../../../lib/local/http/listen.ts';
import { createRekognitionService } from '../../../../lib/local/rekognition/rekognition-service.ts';
import { createTranslateService } from '../../../../lib/local/translate/translate-service.ts';
import { AwsError } from '../../../../lib/local/wire/aws-error.ts';
import { awsListener } from '../../../../lib/local/wire/aws-listener.ts';
import type { JsonService } from '../../../../lib/local/wire/json-service.ts';
import { KEYS } from './fake-aws.ts';

/** An engine that says of itself that it is none of AWS. */
const comprehend: JsonService = {
  target: 'Comprehend_20171127',
  version: '1.1',
  operations: { DetectSentiment: async () => ({ Sentiment: 'LOCAL' }) },
};

/** Objects of the laptop's own buckets, by `bucket/key`. */
export type Objects = Readonly<Record<string, Buffer>>;

const unused = async (): Promise<void> => {
  throw new AwsError('UnknownOperationException', 'not part of this test');
};

/** The port of AWS's protocols with nothing behind it but AI services; closed when the test ends. */
export const aiCloud = async (mode: AiMode, objects: Objects = {}): Promise<string> => {
  const readObject = async ({ bucket, key }: { bucket: string; key: string }): Promise<Buffer> => {
    const found = objects[`${bucket}/${key}`];
    if (found === undefined) throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404);
    return found;
  };
  const json = aiServices(
    mode,
    [
      ['comprehend', comprehend],
      ['translate', createTranslateService()],
      ['rekognition', createRekognitionService({ readObject })],
    ],
    readObject,
  );
  const port = await listen({ port: 0, purpose: 'the test', option: '--port' });
  port.serve(awsListener({ json, lambda: unused, query: unused, s3: unused, wiki: unused }));
  onTestFinished(() => drain(port, 0));
  return port.url;
};

/** AWS as a test has it, at one address. */
export const upstreamAt = (url: string) => ({
  region: 'eu-west-1',
  credentials: async () => KEYS,
  endpoints: { comprehend: url, translate: url, rekognition: url },
});

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'ai-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** Posts a body as it is. */
export const call = async (url: string, target: string, body: string): Promise<RawAnswer> => {
  const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' };
  const reply = await fetch(url, { method: 'POST', headers, body });
  return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) };
};
