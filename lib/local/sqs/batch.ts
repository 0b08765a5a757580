import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject, JsonOperation } from '../wire/json-service.ts';
import { isObject } from './parameters.ts';
import type { Queue } from './queue.ts';

interface BatchParts {
  readonly queueOf: (input: JsonObject) => Queue;
  readonly run: (queue: Queue, entry: JsonObject) => Promise<object>;
  /** Refuses the batch as a whole. */
  readonly check?: (entries: readonly JsonObject[]) => void;
}

/** Runs one operation for each entry of a batch; an entry's failure is its own, by its `Id`. */
export const batchOperation =
  ({ queueOf, run, check = () => {} }: BatchParts): JsonOperation =>
  async (input) => {
    const queue = queueOf(input);
    const entries = readEntries(input);
    check(entries);
    const Successful: object[] = [];
    const Failed: object[] = [];
    for (const { Id, ...entry } of entries) {
      try {
        Successful.push({ Id, ...(await run(queue, entry)) });
      } catch (error) {
        Failed.push({ Id, ...failure(error) });
      }
    }
    return { Successful, Failed };
  };

const MOST_ENTRIES = 10;

const readEntries = (input: JsonObject): readonly JsonObject[] => {
  const entries = Array.isArray(input.Entries) ? input.Entries.filter(isObject) : [];
  if (entries.length === 0) {
    throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (entries.length > MOST_ENTRIES) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${MOST_ENTRIES}. You have sent ${entries.length}.`,
    );
  }
  checkIds(entries.map(({ Id }) => String(Id)));
  return entries;
};

const checkIds = (ids: readonly string[]): void => {
  const wrong = ids.find((id) => !/^[\w-]{1,80}$/.test(id));
  if (wrong !== undefined) {
    throw new AwsError(
      'InvalidBatchEntryId',
      `A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long; this one is "${wrong}".`,
    );
  }
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new AwsError('BatchEntryIdsNotDistinct', `Id ${twice} repeated.`);
};

const failure = (error: unknown): object => {
  if (error instanceof AwsError) return { SenderFault: true, Code: error.code, Message: error.message };
  return {
    SenderFault: false,
    Code: 'InternalError',
    Message: error instanceof Error ? error.message : String(error),
  };
};
