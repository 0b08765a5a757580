import { NameMessage } from '../../lib/core/pipeline/name-message.ts';
import { type DeadLetters, isReplayed } from '../../lib/runtime/dead-letters.ts';
import { messageBody } from '../../lib/runtime/queue-event.ts';
import { type SettlePorts, settleFailed } from './settle-name.ts';

/**
 * Dead letters after which the name has its outcome too, so that the run does not wait for it. The letter goes first: a
 * sandbox that ends in between leaves a second letter, not a lost one.
 */
export const lettersWithOutcomes = (
  letters: DeadLetters,
  outcomes: SettlePorts['outcomes'],
): DeadLetters => ({
  maxReceives: letters.maxReceives,
  bury: async (record, reason) => {
    await letters.bury(record, reason);
    const message = NameMessage.safeParse(messageBody(record));
    if (message.success) await settleFailed(outcomes, message.data, reason, { replayed: isReplayed(record) });
  },
});
