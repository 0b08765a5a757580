import { NameMessage } from '../../lib/core/pipeline/name-message.ts';
import { createBreaker } from '../../lib/runtime/breaker.ts';
import { type Clock, systemClock } from '../../lib/runtime/clock.ts';
import { digestOf } from '../../lib/runtime/correlation.ts';
import type { DeadLetters } from '../../lib/runtime/dead-letters.ts';
import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { logger } from '../../lib/runtime/logger.ts';
import { count, type MetricName } from '../../lib/runtime/metrics.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import { settleBatch } from '../../lib/runtime/queue-batch.ts';
import { readQueueEvent } from '../../lib/runtime/queue-event.ts';
import { lettersWithOutcomes } from './letters-with-outcomes.ts';
import { type Asked, type Settled, type SettlePorts, settleName } from './settle-name.ts';

export interface ConsumePorts extends SettlePorts {
  readonly deadLetters: DeadLetters;
  /** @default the system's */
  readonly clock?: Clock;
}

/**
 * Takes names, in queue messages or bare, and writes what became of each. From a queue the reply names the messages
 * that must come again; a bare name is one asked for again, and gets its outcome's status.
 */
export const createConsumeHandler = (ports: ConsumePorts) => {
  const { clock = systemClock } = ports;
  const deadLetters = lettersWithOutcomes(ports.deadLetters, ports.outcomes);
  const work = (body: unknown, asked: Asked) => settle(ports, parseEvent(NameMessage, body, EXAMPLE), asked);
  const forQueue = { work, correlationOf, breaker: createBreaker(clock), clock, deadLetters };
  return async (event: unknown, context: LambdaContext): Promise<unknown> => {
    const batch = readQueueEvent(event);
    return batch ? settleBatch(batch, context, forQueue) : { status: await work(event, { replayed: true }) };
  };
};

const EXAMPLE = '{"run": "2026-11-25", "date": "2026-11-25", "name": "Ada Lovelace"}';

/** One for each name of a run; the name itself may be a person's. */
const correlationOf = (body: unknown): string | undefined => {
  const { data } = NameMessage.safeParse(body);
  return data && digestOf(data.run, data.name);
};

const METRICS = {
  done: 'Predicted',
  failed: 'Poison',
  duplicate: 'Duplicates',
} as const satisfies Record<Settled, MetricName>;

const settle = async (ports: SettlePorts, message: NameMessage, asked: Asked): Promise<Settled> => {
  const settled = await settleName(ports, message, asked);
  count(METRICS[settled]);
  logger.info('name settled', { settled, name: digestOf(message.run, message.name) });
  return settled;
};
