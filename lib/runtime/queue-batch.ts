import * as z from 'zod';
import { ValidationError } from '../core/errors.ts';
import type { LambdaContext } from './lambda-context.ts';
import { logger } from './logger.ts';

const SqsEvent = z.object({
  Records: z.array(
    z.object({
      messageId: z.string(),
      body: z.string(),
      eventSource: z.literal('aws:sqs'),
      attributes: z.object({ ApproximateReceiveCount: z.string().optional() }).optional(),
    }),
  ),
});

export type QueueEvent = z.infer<typeof SqsEvent>;

/** What Lambda's queue poller takes: exactly the messages that must come again. */
export interface BatchReply {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** The event of a queue, or `undefined` when it is something else. */
export const readQueueEvent = (event: unknown): QueueEvent | undefined => SqsEvent.safeParse(event).data;

/**
 * Works on every message of a batch and names those that failed, whatever they failed with.
 * Messages run one after another, so that two events about one object in a batch see each other's
 * result. When the time left falls under the reserve, the rest is handed back unstarted.
 */
export const settleBatch = async (
  { Records }: QueueEvent,
  context: LambdaContext,
  work: (body: unknown) => Promise<unknown>,
): Promise<BatchReply> => {
  const reserve = reserveOf(context);
  const failed: string[] = [];
  for (const record of Records) {
    const hasTime = context.getRemainingTimeInMillis() > reserve;
    if (!hasTime || !(await succeeds(record, work))) failed.push(record.messageId);
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
};

/** A tenth of what the batch may take, and at least two seconds, to answer before Lambda kills it. */
const reserveOf = (context: LambdaContext): number => Math.max(2000, context.getRemainingTimeInMillis() / 10);

const succeeds = async (
  record: QueueEvent['Records'][number],
  work: (body: unknown) => Promise<unknown>,
): Promise<boolean> => {
  try {
    await work(parsed(record.body));
    return true;
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    const receives = record.attributes?.ApproximateReceiveCount;
    logger.warn('message failed', { messageId: record.messageId, receives, error });
    return false;
  }
};

/** The parser's own message would repeat the body in the log. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new ValidationError('json_invalid', 'the message body is not JSON');
  }
};
