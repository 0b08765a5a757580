import { TransientError } from '../../lib/core/errors.ts';
import { failureClassOf, tellable } from '../../lib/core/failure-class.ts';
import type { NameMessage } from '../../lib/core/pipeline/name-message.ts';
import type { Outcome } from '../../lib/core/pipeline/outcome.ts';
import type { GiveUpReason } from '../../lib/runtime/dead-letters.ts';
import type { Outcomes, StoredOutcome } from '../../lib/runtime/runs/outcomes.ts';
import { describePage, type PagePorts } from './describe-page.ts';

export interface SettlePorts extends PagePorts {
  readonly outcomes: Pick<Outcomes, 'find' | 'write'>;
}

/** Whether somebody asks again on purpose: a failure that is written does not stand in the way then. */
export interface Asked {
  readonly replayed: boolean;
}

/** How a name's message ended; every one but a thrown error is final. */
export type Settled = Outcome['status'] | 'duplicate';

/**
 * Writes the one outcome of a name: what its page says, or why there can be nothing. The same message again changes
 * nothing and costs nothing.
 *
 * @throws {TransientError} and whatever the ports throw, when the message should come again.
 */
export const settleName = async (
  ports: SettlePorts,
  message: NameMessage,
  asked: Asked,
): Promise<Settled> => {
  const previous = await ports.outcomes.find(message, message.name);
  if (stands(previous, asked)) return 'duplicate';
  return record(ports.outcomes, message, await conclusion(ports, message), { asked, previous });
};

/**
 * Writes that a name is given up, unless it has an outcome.
 *
 * @throws whatever the outcomes throw, when that should be tried again.
 */
export const settleFailed = async (
  outcomes: SettlePorts['outcomes'],
  message: NameMessage,
  reason: GiveUpReason,
  asked: Asked,
): Promise<Settled> => {
  const previous = await outcomes.find(message, message.name);
  return record(outcomes, message, failed(message, reason), { asked, previous });
};

const conclusion = async (ports: SettlePorts, message: NameMessage): Promise<Outcome> => {
  try {
    const { run, name } = message;
    return { run, name, status: 'done', ...(await describePage(ports, name)) };
  } catch (thrown) {
    if (failureClassOf(thrown) !== 'Permanent') throw thrown;
    const { code, message: detail } = tellable(thrown);
    return failed(message, { code, detail });
  }
};

const failed = ({ run, name }: NameMessage, { code, detail }: GiveUpReason): Outcome => ({
  run,
  name,
  status: 'failed',
  reason: { code, detail },
});

const stands = (previous: StoredOutcome | undefined, { replayed }: Asked): boolean =>
  previous !== undefined && !(replayed && previous.outcome.status === 'failed');

/** Writers that may come between looking and writing before it is left to a retry. */
const MOST_ROUNDS = 3;

/** Writes over exactly the outcome that was looked at; whoever wrote since is looked at anew. */
const record = async (
  outcomes: SettlePorts['outcomes'],
  message: NameMessage,
  outcome: Outcome,
  { asked, previous: first }: { readonly asked: Asked; readonly previous: StoredOutcome | undefined },
): Promise<Settled> => {
  let previous = first;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (stands(previous, asked)) return 'duplicate';
    if (await outcomes.write(message, outcome, previous)) return outcome.status;
    previous = await outcomes.find(message, message.name);
  }
  throw new TransientError(
    'upstream_unavailable',
    'others kept writing this outcome; the name will come again',
  );
};
