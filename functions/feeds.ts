import type { Bucket, BucketTrigger, FunctionDefinition, Queue, QueueTrigger } from './definition.ts';

/** What brings messages to a function through a queue of its own: a bucket that tells what was created, or other functions. */
export type FeedTrigger = BucketTrigger | QueueTrigger;

/** The queues between a function and what feeds it. */
export const feedsOf = ({ triggers }: FunctionDefinition): readonly FeedTrigger[] =>
  triggers.filter((trigger) => trigger.kind === 'bucket' || trigger.kind === 'queue');

/** What a queue carries, in one word: tells a function's queues apart. */
export const feedName = (trigger: FeedTrigger): Bucket | Queue =>
  trigger.kind === 'bucket' ? trigger.bucket : trigger.queue;

/**
 * The one function that reads a queue.
 *
 * @throws {RangeError} when none does, or several: each message would reach only one of them.
 */
export const readerOf = (queue: Queue, definitions: readonly FunctionDefinition[]): FunctionDefinition => {
  const readers = definitions.filter((definition) =>
    feedsOf(definition).some((trigger) => trigger.kind === 'queue' && trigger.queue === queue),
  );
  const [reader] = readers;
  if (reader !== undefined && readers.length === 1) return reader;
  const found = readers.map(({ name }) => name).join(', ') || 'none';
  throw new RangeError(`the queue "${queue}" needs one function that reads it; there is: ${found}`);
};
