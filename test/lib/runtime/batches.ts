import type { Clock } from '../../../lib/runtime/clock.ts';
import type { DeadLetters } from '../../../lib/runtime/dead-letters.ts';
import type { LambdaContext } from '../../../lib/runtime/lambda-context.ts';
import type { BatchReply } from '../../../lib/runtime/queue-batch.ts';
import type { QueueEvent } from '../../../lib/runtime/queue-event.ts';

/** A queue's event with these bodies, messages `m-0` and so on; `receives` by index, else once. */
export const messages = (
  bodies: readonly string[],
  receives: Readonly<Record<number, number>> = {},
): QueueEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `m-${index}`,
    body,
    eventSource: 'aws:sqs',
    attributes: { ApproximateReceiveCount: String(receives[index] ?? 1) },
  })),
});

/** The reply that names these messages. */
export const ids = (...indexes: readonly number[]): BatchReply => ({
  batchItemFailures: indexes.map((index) => ({ itemIdentifier: `m-${index}` })),
});

/** Time that passes only when told to, or when somebody sleeps. */
export const manualTime = (timeoutMs = 60_000) => {
  let now = 0;
  const slept: number[] = [];
  const clock: Clock = {
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
  };
  const freshContext = (): LambdaContext => {
    const end = now + timeoutMs;
    return { awsRequestId: 'r-1', getRemainingTimeInMillis: () => end - now };
  };
  return {
    clock,
    slept,
    now: clock.now,
    pass: (ms: number) => {
      now += ms;
    },
    context: freshContext(),
    freshContext,
  };
};

/** Dead letters that keep the message ids and reasons. */
export const memoryLetters = (): DeadLetters & { readonly buried: (readonly [string, string])[] } => {
  const buried: (readonly [string, string])[] = [];
  return {
    maxReceives: 5,
    buried,
    bury: async ({ messageId }, { code }) => void buried.push([messageId, code]),
  };
};
