import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { GetExecutionHistoryCommand, SFNClient } from '@aws-sdk/client-sfn';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../functions/registry.ts';
import { type Cloud, startCloud } from '../../lib/local/cloud.ts';
import { safeId } from '../../lib/runtime/correlation.ts';
import { documentAt, eventually } from '../conformance/pictures.ts';
import { clientOptions, cloudOptions } from '../conformance/target.ts';
import { CANARIES, leaksIn } from './canaries.ts';
import { eventsWith, pictureEventsWith } from './events.ts';
import { uploadWith } from './pictures-with.ts';
import { requestsWith } from './requests.ts';
import { createSinks, reasonsInDeadLetters } from './sinks.ts';
import { runWorkflow } from './workflow-run.ts';

const QUEUE = 'label-image';
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:marco-polo';

/** What is written at a lower level is written at DEBUG too: there a part of them is enough. */
const LEVELS = [
  { logLevel: 'DEBUG', canaries: CANARIES },
  { logLevel: 'INFO', canaries: CANARIES.filter((_, index) => index % 4 === 0) },
];

describe.each(LEVELS)(
  'with $canaries.length pieces of personal data in every field, at level $logLevel',
  ({ logLevel, canaries }) => {
    const sinks = createSinks();
    let state: string;
    let cloud: Cloud;
    let sqs: SQSClient;
    beforeAll(async () => {
      state = await mkdtemp(join(tmpdir(), 'privacy-'));
      cloud = await startCloud({ ...cloudOptions(state), logLevel, observer: sinks.observer });
      sqs = new SQSClient(clientOptions(cloud));
    }, 60_000);
    afterAll(async () => {
      await cloud?.close();
      await rm(state, { recursive: true, force: true });
    });

    it('HTTP refusals repeat none of it', async () => {
      const refusals: string[] = [];
      for (const canary of canaries) {
        const replies = await Promise.all(
          requestsWith(canary).map(({ path, init }) => fetch(`${cloud.apiUrl}${path}`, init)),
        );
        for (const reply of replies.filter(({ ok }) => !ok)) refusals.push(await reply.text());
      }
      expect(refusals.length).toBeGreaterThan(20 * canaries.length);
      expect(leaksIn(refusals)).toEqual([]);
    }, 60_000);

    it('errors of direct invocations repeat none of it', async () => {
      const lambda = new LambdaClient(clientOptions(cloud));
      const clientContext = (text: string) =>
        Buffer.from(JSON.stringify({ custom: { correlation_id: text } })).toString('base64');
      for (const canary of canaries) {
        const calls = FUNCTIONS.flatMap(({ name }) => eventsWith(canary).map((event) => ({ name, event })));
        await Promise.all(
          calls.map(({ name, event }) =>
            lambda.send(
              new InvokeCommand({
                FunctionName: name,
                Payload: JSON.stringify(event),
                ClientContext: clientContext(canary),
              }),
            ),
          ),
        );
      }
      expect(sinks.errors.length).toBeGreaterThan(20 * canaries.length);
      expect(leaksIn(sinks.errors)).toEqual([]);
    }, 240_000);

    it('reasons of rejected pictures and of messages given up repeat none of it', async () => {
      const s3 = new S3Client(clientOptions(cloud));
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: QUEUE }));
      const keys: string[] = [];
      for (const [index, canary] of canaries.entries()) {
        keys.push(...(await uploadWith(s3, canary, index)));
        const bodies = [
          canary,
          `{"${canary}`,
          ...pictureEventsWith(canary).map((event) => JSON.stringify(event)),
        ];
        await Promise.all(
          bodies.map((MessageBody) => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))),
        );
      }
      const documents = await Promise.all(
        keys.map((key) => eventually(() => documentAt(s3, `${key}.json`), 60_000)),
      );
      const reasons = documents.flatMap((document) =>
        'reason' in document ? [JSON.stringify(document.reason)] : [],
      );
      expect(reasons).toHaveLength(canaries.length);
      expect(leaksIn(reasons)).toEqual([]);
      await eventually(async () => ((await waiting(sqs, QUEUE)) === 0 ? true : undefined), 90_000);
      const givenUp = await reasonsInDeadLetters(sqs, `${QUEUE}-dlq`);
      expect(givenUp.length).toBeGreaterThan(5 * canaries.length);
      expect(leaksIn(givenUp)).toEqual([]);
    }, 180_000);

    it('workflows end without repeating any of it in their reasons', async () => {
      const sfn = new SFNClient(clientOptions(cloud));
      const inputs = canaries.flatMap((text) => [{ name: text }, { [text]: text }, { name: { text } }]);
      const ended = await Promise.all(inputs.map((input) => runWorkflow(sfn, MACHINE, input)));
      expect(ended.map(({ status }) => status).filter((status) => status === 'FAILED')).toHaveLength(
        2 * canaries.length,
      );
      const histories = await Promise.all(
        ended.map(({ executionArn }) => sfn.send(new GetExecutionHistoryCommand({ executionArn }))),
      );
      const reasons = histories
        .flatMap(({ events = [] }) => events.flatMap((event) => Object.values(event)))
        .filter((details) => typeof details === 'object' && 'cause' in details)
        .map((details) => JSON.stringify(details));
      expect(reasons.length).toBeGreaterThanOrEqual(4 * canaries.length);
      expect(leaksIn([...reasons, ...ended.map(({ error, cause }) => `${error} ${cause}`)])).toEqual([]);
    }, 60_000);

    it('neither logs nor metrics nor the console hold any of it', () => {
      const written = canaries.length * (logLevel === 'DEBUG' ? 100 : 1);
      expect(sinks.lines.length).toBeGreaterThan(written);
      expect(sinks.lines.some((line) => line.includes('"CloudWatchMetrics"'))).toBe(logLevel === 'DEBUG');
      expect(leaksIn(sinks.lines)).toEqual([]);
      expect(leaksIn(sinks.console)).toEqual([]);
    });

    it('every log line is a JSON object that says what it belongs to', () => {
      for (const line of sinks.lines.filter((each) => !each.includes('"CloudWatchMetrics"'))) {
        const entry = JSON.parse(line);
        expect(entry).toMatchObject({ service: expect.any(String), correlation_id: expect.any(String) });
        expect(entry.correlation_id).toBe(safeId(entry.correlation_id));
      }
    });
  },
);

const waiting = async (sqs: SQSClient, QueueName: string): Promise<number> => {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
  );
  return (
    Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible)
  );
};
