import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import { BATCH_ITEM_BYTES } from '../../core/text/feature-limits.ts';
import type { TextProblem } from '../../core/text/text-problem.ts';
import type { Clock } from '../clock.ts';
import { inParallel } from '../in-parallel.ts';
import { count } from '../metrics.ts';
import type { ComprehendOperation } from './comprehend-operations.ts';
import { type ItemFailure, itemFailure, refusalIn } from './comprehend-refusals.ts';
import type { Analysed } from './text-analyser.ts';
import { BatchReply, malformedReply, readReply } from './text-replies.ts';

/** A text that the service takes as it is. */
export interface Asked<T> {
  readonly text: string;
  /** Told once, as soon as it is known. */
  settle(outcome: Analysed<T>): Promise<void>;
}

export interface AskOptions<T> {
  readonly client: ComprehendClient;
  readonly operation: ComprehendOperation;
  readonly language: string;
  /** @throws {TransientError} for an answer that is none. */
  read(answer: unknown, text: string): T;
  readonly clock: Clock;
}

const BATCH_SIZE = 25;
const CALLS_AT_ONCE = 4;
const MOST_TRIES = 3;
const FIRST_PAUSE_MS = 200;

/**
 * Asks Comprehend about each text: 25 in a call where it takes several and they are short enough. Of a call's texts
 * only those that failed are asked again, three times in all.
 *
 * @throws what Comprehend fails with, unless that is its last word on a text.
 */
export const askComprehend = async <T>(options: AskOptions<T>, asked: readonly Asked<T>[]): Promise<void> => {
  const short = asked.filter(({ text }) => Buffer.byteLength(text) <= BATCH_ITEM_BYTES);
  const together = options.operation.many !== undefined && short.length > 1 ? short : [];
  const alone = asked.filter((each) => !together.includes(each));
  const jobs = [
    ...chunks(together, BATCH_SIZE).map((chunk) => () => askMany(options, chunk)),
    ...alone.map((each) => () => askOne(options, each)),
  ];
  await inParallel(jobs, CALLS_AT_ONCE, (job) => job());
};

const askOne = async <T>(options: AskOptions<T>, { text, settle }: Asked<T>): Promise<void> => {
  const { client, operation, language } = options;
  const reply = await orRefusal(() => operation.one(client, text, language));
  if ('refusal' in reply) return settle({ ok: false, ...reply.refusal });
  return settle({ ok: true, value: answerIn(options, reply.answer, text) });
};

/** The service's answer, or its last word on a text. */
const orRefusal = async (
  call: () => Promise<unknown>,
): Promise<{ readonly answer: unknown } | { readonly refusal: TextProblem }> => {
  try {
    return { answer: await call() };
  } catch (thrown) {
    const refusal = refusalIn(thrown);
    if (refusal === undefined) throw thrown;
    return { refusal };
  }
};

const askMany = async <T>(options: AskOptions<T>, asked: readonly Asked<T>[]): Promise<void> => {
  let waiting = asked;
  for (let tries = 1; waiting.length > 0; tries += 1) {
    const round = await askRound(options, waiting);
    if (round === 'refused') return inParallel(waiting, 1, (each) => askOne(options, each));
    const again: Asked<T>[] = [];
    for (const [each, { failure, problem }] of round) {
      if (failure === 'Throttled') count('ThrottledCalls');
      if (failure === 'Permanent' || tries === MOST_TRIES) await each.settle({ ok: false, ...problem });
      else again.push(each);
    }
    waiting = again;
    if (again.length > 0) await options.clock.sleep(FIRST_PAUSE_MS * 2 ** (tries - 1));
  }
};

type Failed<T> = readonly (readonly [Asked<T>, ItemFailure])[];

/** One call: settles those that are answered. A call that one text spoils says not which. */
const askRound = async <T>(
  options: AskOptions<T>,
  asked: readonly Asked<T>[],
): Promise<Failed<T> | 'refused'> => {
  const { client, operation, language } = options;
  const texts = asked.map(({ text }) => text);
  const reply = await orRefusal(async () => operation.many?.(client, texts, language));
  if ('refusal' in reply) return 'refused';
  const { ResultList, ErrorList } = readReply(BatchReply, reply.answer);
  const results = new Map(ResultList.map((result) => [result.Index, result]));
  const errors = new Map(ErrorList.map(({ Index, ErrorCode }) => [Index, ErrorCode]));
  const failed: (readonly [Asked<T>, ItemFailure])[] = [];
  for (const [index, each] of asked.entries()) {
    const result = results.get(index);
    const errorCode = errors.get(index);
    if (errorCode !== undefined) failed.push([each, itemFailure(errorCode)]);
    else if (result === undefined) throw malformedReply();
    else await each.settle({ ok: true, value: answerIn(options, result, each.text) });
  }
  return failed;
};

const answerIn = <T>({ operation, read }: AskOptions<T>, reply: unknown, text: string): T => {
  const { member } = operation;
  if (member === undefined) return read(reply, text);
  const isObject = typeof reply === 'object' && reply !== null;
  return read(isObject ? Reflect.get(reply, member) : undefined, text);
};

const chunks = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
