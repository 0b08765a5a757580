import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../../../lib/local/cloud.ts';
import { documentAt, eventually, picture } from '../../conformance/pictures.ts';
import { clientOptions, cloudOptions } from '../../conformance/target.ts';

interface Entry {
  readonly service: string;
  readonly correlation_id: string;
  readonly message: string;
}

const entries: Entry[] = [];
let state: string;
let cloud: Cloud;
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'correlation-'));
  const line = (_: string, text: string) => void entries.push(JSON.parse(text));
  cloud = await startCloud({
    ...cloudOptions(state),
    logLevel: 'DEBUG',
    observer: { line, invoked: () => {} },
  });
}, 60_000);
afterAll(async () => {
  await cloud?.close();
  await rm(state, { recursive: true, force: true });
});

/** The lines under an id, as soon as there are so many. */
const linesOf = (id: string, atLeast: number): Promise<readonly Entry[]> =>
  eventually(async () => {
    const found = entries.filter((entry) => entry.correlation_id === id);
    return found.length >= atLeast ? found : undefined;
  });

it("an HTTP request's lines carry the id that the client got, and no other request's", async () => {
  const replies = await Promise.all([1, 2, 3].map(() => fetch(`${cloud.apiUrl}/hello`)));
  for (const reply of replies) {
    const lines = await linesOf(reply.headers.get('apigw-requestid') ?? '', 1);
    expect(lines.map(({ message }) => message)).toEqual(['answered']);
  }
});

it("a picture's lines carry S3's id of the upload, through the queue", async () => {
  const s3 = new S3Client(clientOptions(cloud));
  const keys = ['a.jpg', 'b.jpg', 'c.jpg'];
  for (const [index, Key] of keys.entries())
    await s3.send(new PutObjectCommand({ Bucket: 'images', Key, Body: await picture(index) }));
  await Promise.all(keys.map((key) => eventually(() => documentAt(s3, `${key}.json`))));
  const settled = await eventually(async () => {
    const found = entries.filter(({ message }) => message === 'picture settled');
    return found.length === 3 ? found : undefined;
  });
  const ids = settled.map((entry) => entry.correlation_id);
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^[\dA-F]{16}$/);
  expect(JSON.stringify(settled)).not.toMatch(/[abc]\.jpg/);
});

it("a workflow's lines carry its execution's name, in every function", async () => {
  const sfn = new SFNClient(clientOptions(cloud));
  const stateMachineArn = 'arn:aws:states:us-east-1:000000000000:stateMachine:marco-polo';
  await sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: '{"name": "Marco"}', name: 'order-42' }),
  );
  expect((await linesOf('order-42', 2)).map(({ service }) => service)).toEqual(['marco', 'polo']);
});

it('a direct caller may tell an id of its own; without one the invocation has its own', async () => {
  const lambda = new LambdaClient(clientOptions(cloud));
  const ClientContext = Buffer.from('{"custom": {"correlation_id": "order-43"}}').toString('base64');
  const call = { FunctionName: 'marco', Payload: '{"name": "Marco"}' };
  await lambda.send(new InvokeCommand({ ...call, ClientContext }));
  expect(await linesOf('order-43', 1)).toHaveLength(1);
  const { $metadata } = await lambda.send(new InvokeCommand(call));
  expect(await linesOf($metadata.requestId ?? '', 1)).toHaveLength(1);
  await expect(lambda.send(new InvokeCommand({ ...call, ClientContext: 'bm8=' }))).rejects.toMatchObject({
    name: 'InvalidRequestContentException',
  });
});
