import type { BucketTrigger, FunctionDefinition } from '../../functions/definition.ts';
import { LONGEST_HTTP_SECONDS } from './constructs/alias-integration.ts';

/**
 * Refuses at synth what would deploy and then lose messages, loop or time out.
 *
 * @throws {RangeError} naming the function, what is wrong and what to change.
 */
export const refuseUnsound = (definition: FunctionDefinition): void => {
  const problem = RULES.map((rule) => rule(definition)).find((found) => found !== undefined);
  if (problem) throw new RangeError(`function "${definition.name}" ${problem}`);
};

type Rule = (definition: FunctionDefinition) => string | undefined;

const bucketTriggers = ({ triggers }: FunctionDefinition): readonly BucketTrigger[] =>
  triggers.filter((trigger) => trigger.kind === 'bucket');

/** Its own output would start it again, without end. */
const feedsItself: Rule = (definition) => {
  const written = definition.access.flatMap((access) =>
    access.kind === 'write-objects' ? [access.bucket] : [],
  );
  const looped = bucketTriggers(definition).find(({ bucket }) => written.includes(bucket));
  return (
    looped &&
    `is started by the bucket "${looped.bucket}" and writes to it; give it another bucket to write to`
  );
};

/** Throttled deliveries count as receives and would send good messages to the dead-letter queue. */
const outrunsItsReserve: Rule = (definition) => {
  const { reservedConcurrency } = definition;
  const wanted = bucketTriggers(definition).reduce((sum, { maxConcurrency }) => sum + maxConcurrency, 0);
  if (reservedConcurrency === undefined || reservedConcurrency >= wanted) return undefined;
  return `reserves ${reservedConcurrency} sandboxes and its queues ask for ${wanted}; reserve at least ${wanted}`;
};

const outlastsTheApi: Rule = ({ triggers, timeoutSeconds }) =>
  triggers.some(({ kind }) => kind === 'http') && timeoutSeconds > LONGEST_HTTP_SECONDS
    ? `may take ${timeoutSeconds} s, but API Gateway gives up before; at most ${LONGEST_HTTP_SECONDS} s behind HTTP`
    : undefined;

const RULES: readonly Rule[] = [feedsItself, outrunsItsReserve, outlastsTheApi];
