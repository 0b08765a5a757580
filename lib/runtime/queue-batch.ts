import { ValidationError } from '../core/errors.ts';
import { afterFailure, type FailureClass, failureClassOf, tellable } from '../core/failure-class.ts';
import { type BatchTime, batchTime, timeLimitOf, withinTime } from './batch-time.ts';
import type { Breaker } from './breaker.ts';
import type { Clock } from './clock.ts';
import { correlated, safeId } from './correlation.ts';
import { type DeadLetters, type GiveUpReason, isReplayed } from './dead-letters.ts';
import { errorFacts } from './error-facts.ts';
import type { LambdaContext } from './lambda-context.ts';
import { logger } from './logger.ts';
import { count, countBy } from './metrics.ts';
import { messageBody, type QueueEvent, type QueueRecord, receivesOf } from './queue-event.ts';

/** What Lambda's queue poller takes: exactly the messages that must come again. */
export interface BatchReply {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/** How a message came, and how its work gives it up without failing. */
export interface Delivery {
  /** Of the message; each time it comes again it has the same. */
  readonly id: string;
  /** It came before, and its work was cut off or failed. */
  readonly again: boolean;
  /** Somebody sent it again after it had been given up. */
  readonly replayed: boolean;
  /** Resolves when the message is among the dead letters; what follows may fail and start over. */
  giveUp(reason: GiveUpReason): Promise<void>;
}

export interface BatchOptions {
  readonly work: (body: unknown, delivery: Delivery) => Promise<unknown>;
  /** Takes what fails for good, or for the last time. */
  readonly deadLetters: DeadLetters;
  /** The id of what a body is about, where it names one; else the message's own is used. */
  readonly correlationOf: (body: unknown) => string | undefined;
  /** Of this sandbox, so that what one batch found out spares the next. */
  readonly breaker: Breaker;
  readonly clock: Clock;
}

/**
 * Works on every message of a batch and names those that must come again, whatever they failed with.
 *
 * Messages run one after another, so that two events about one object see each other's result; those
 * that failed often come last, for one of them may end the sandbox. When the time left falls under the
 * reserve, the rest is handed back unstarted. Throttling slows the batch down. A failure that only a
 * change of the deployment mends opens the breaker: the rest is handed back, and batches that come
 * while it is open are held for as long as they have time, so that a full queue is not received over and
 * over into the dead-letter queue. What fails for good, or for the last time, goes to the dead letters with its reason.
 */
export const settleBatch = async (
  { Records }: QueueEvent,
  context: LambdaContext,
  options: BatchOptions,
): Promise<BatchReply> => {
  const { breaker, clock } = options;
  const time = batchTime(context);
  const slowDown = slowerAndSlower(clock, time);
  const failed: string[] = [];
  await holdWhileOpen(options, time);
  const records = Records.toSorted((one, other) => receivesOf(one) - receivesOf(other));
  for (const [index, record] of records.entries()) {
    const left = time.left();
    if (left <= 0 || breaker.openMs() > 0) {
      failed.push(record.messageId);
      continue;
    }
    const limitMs = timeLimitOf(receivesOf(record), left, records.length - index);
    const { failure, comesAgain } = await attempt(record, limitMs, options);
    if (comesAgain) failed.push(record.messageId);
    if (failure === 'Config') breaker.open();
    if (failure === 'Throttled') await slowDown();
  }
  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
};

const holdWhileOpen = async ({ breaker, clock }: BatchOptions, time: BatchTime): Promise<void> => {
  const openMs = breaker.openMs();
  if (openMs === 0) return;
  const holdMs = Math.max(0, Math.min(openMs, time.left()));
  logger.warn('batch held: a call was refused that only a change of the deployment mends', { holdMs });
  await clock.sleep(holdMs);
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8000;

/** Waits longer each time, within the batch's time. */
const slowerAndSlower = (clock: Clock, time: BatchTime): (() => Promise<void>) => {
  let pauseMs = FIRST_PAUSE_MS;
  return async () => {
    await clock.sleep(Math.max(0, Math.min(pauseMs, time.left())));
    pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
  };
};

interface Attempt {
  readonly failure?: FailureClass;
  readonly comesAgain: boolean;
}

const attempt = async (record: QueueRecord, limitMs: number, options: BatchOptions): Promise<Attempt> => {
  const { work, correlationOf, deadLetters } = options;
  const body = messageBody(record);
  const delivery: Delivery = {
    id: record.messageId,
    again: receivesOf(record) > 1,
    replayed: isReplayed(record),
    giveUp: (reason) => deadLetters.bury(record, reason),
  };
  return correlated(safeId(correlationOf(body) ?? record.messageId), async () => {
    try {
      if (body === undefined) throw new ValidationError('json_invalid', 'the message body is not JSON');
      await withinTime(limitMs, () => work(body, delivery));
      return { comesAgain: false };
    } catch (thrown) {
      const failure = recorded(thrown, record);
      return { failure, comesAgain: await mustComeAgain(record, failure, thrown, deadLetters) };
    }
  });
};

/**
 * Gives up what fails for good or for the last time, with the reason; where even that fails the message
 * comes again, and in the end the queue gives it up without one.
 */
const mustComeAgain = async (
  record: QueueRecord,
  failure: FailureClass,
  thrown: unknown,
  deadLetters: DeadLetters,
): Promise<boolean> => {
  const receives = receivesOf(record);
  const then = afterFailure(failure, receives);
  if (then === 'acknowledge') return false;
  if (then === 'retry' && receives < deadLetters.maxReceives) return true;
  try {
    const { code, message } = tellable(thrown);
    await deadLetters.bury(record, { code, detail: message });
    count('Poison');
    return false;
  } catch (refused) {
    logger.error('message could not be given up', { error: errorFacts(refused) });
    return true;
  }
};

const recorded = (thrown: unknown, record: QueueRecord): FailureClass => {
  const failure = failureClassOf(thrown);
  const facts = {
    messageId: safeId(record.messageId),
    receives: receivesOf(record),
    error: errorFacts(thrown),
  };
  if (failure === 'Stale') {
    count('Stale');
    logger.info('message is out of date', facts);
    return failure;
  }
  countBy('BatchRecordFailures', { class: failure });
  if (failure === 'Throttled') count('ThrottledCalls');
  logger.warn('message failed', facts);
  return failure;
};
