import type { FunctionDefinition } from '../../functions/definition.ts';
import { feedsOf } from '../../functions/feeds.ts';
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

/** Its own output would start it again, without end. */
const feedsItself: Rule = (definition) => {
  const written = definition.access.flatMap((access) =>
    access.kind === 'write-objects' ? [access.bucket] : [],
  );
  const looped = definition.triggers.find(
    (trigger) => trigger.kind === 'bucket' && written.includes(trigger.bucket),
  );
  return looped?.kind === 'bucket'
    ? `is started by the bucket "${looped.bucket}" and writes to it; give it another bucket to write to`
    : undefined;
};

const sendsToItself: Rule = (definition) => {
  const sent = definition.access.flatMap((access) => (access.kind === 'send-messages' ? [access.queue] : []));
  const looped = definition.triggers.find(
    (trigger) => trigger.kind === 'queue' && sent.includes(trigger.queue),
  );
  return looped?.kind === 'queue'
    ? `reads the queue "${looped.queue}" and sends to it; let another function fill it`
    : undefined;
};

const startsItself: Rule = (definition) => {
  const run = definition.access.flatMap((access) =>
    access.kind === 'run-workflow' ? [access.workflow] : [],
  );
  const looped = definition.triggers.find(
    (trigger) => trigger.kind === 'task' && run.includes(trigger.workflow),
  );
  return looped?.kind === 'task'
    ? `is a step of the workflow "${looped.workflow}" and starts it; let another function start it`
    : undefined;
};

/** Throttled deliveries count as receives and would send good messages to the dead-letter queue. */
const outrunsItsReserve: Rule = (definition) => {
  const { reservedConcurrency } = definition;
  const wanted = feedsOf(definition).reduce((sum, { maxConcurrency }) => sum + maxConcurrency, 0);
  if (reservedConcurrency === undefined || reservedConcurrency >= wanted) return undefined;
  return `reserves ${reservedConcurrency} sandboxes and its queues ask for ${wanted}; reserve at least ${wanted}`;
};

const outlastsTheApi: Rule = ({ triggers, timeoutSeconds }) =>
  triggers.some(({ kind }) => kind === 'http') && timeoutSeconds > LONGEST_HTTP_SECONDS
    ? `may take ${timeoutSeconds} s, but API Gateway gives up before; at most ${LONGEST_HTTP_SECONDS} s behind HTTP`
    : undefined;

const RULES: readonly Rule[] = [feedsItself, sendsToItself, startsItself, outrunsItsReserve, outlastsTheApi];
