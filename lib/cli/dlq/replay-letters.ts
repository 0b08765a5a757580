import { originalId, readLetter } from './letter.ts';
import type { LetterQueue, QueueMessage } from './letter-queue.ts';
import { isWanted, type LetterFilter } from './list-letters.ts';

export interface Replayed {
  readonly replayed: number;
  /** Those of them that failed anew and came back while this ran. */
  readonly failedAgain: number;
  /** Letters that were looked at and that the filter did not want. */
  readonly left: number;
}

/**
 * Sends letters to the queue they came from, and removes each only when its copy is safe there: cut off in between,
 * a letter is sent twice, which changes nothing. The copies keep the reason, by which the function knows a replay.
 * What fails again meanwhile and comes back stays, so that this ends.
 */
export const replayLetters = async (queue: LetterQueue, filter: LetterFilter): Promise<Replayed> => {
  const sent = new Set<string>();
  const held = new Set<QueueMessage>();
  const isDue = (message: QueueMessage): boolean =>
    !sent.has(originalId(message)) && isWanted(readLetter(message), filter);
  try {
    while (sent.size < filter.limit) {
      const messages = await queue.take();
      if (messages.length === 0) break;
      for (const message of messages) held.add(message);
      for (const message of messages.filter(isDue)) {
        if (sent.size >= filter.limit) break;
        sent.add(await queue.resend(message));
        await queue.remove(message);
        held.delete(message);
      }
    }
  } finally {
    await queue.giveBack([...held]);
  }
  const failedAgain = [...held].filter((message) => sent.has(originalId(message))).length;
  return { replayed: sent.size, failedAgain, left: held.size - failedAgain };
};
