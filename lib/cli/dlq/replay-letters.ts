import { originalId, readLetter } from './letter.ts';
import type { LetterQueue, QueueMessage } from './letter-queue.ts';
import { isWanted, type LetterFilter } from './list-letters.ts';

export interface Replayed {
  readonly replayed: number;
  /** Letters that the filter did not want, or that came back while this ran. */
  readonly left: number;
}

/**
 * Sends letters to the queue they came from, and removes each only when its copy is safe there: cut off in between,
 * a letter is sent twice, which changes nothing. The copies keep the reason, by which the function knows a replay.
 * What fails again meanwhile and comes back stays, so that this ends.
 */
export const replayLetters = async (queue: LetterQueue, filter: LetterFilter): Promise<Replayed> => {
  const sent = new Set<string>();
  const left: QueueMessage[] = [];
  try {
    while (sent.size < filter.limit) {
      const messages = await queue.take();
      if (messages.length === 0) break;
      for (const message of messages) {
        const goes = sent.size < filter.limit && !sent.has(originalId(message));
        if (!goes || !isWanted(readLetter(message), filter)) {
          left.push(message);
          continue;
        }
        sent.add(await queue.resend(message));
        await queue.remove(message);
      }
    }
  } finally {
    await queue.giveBack(left);
  }
  return { replayed: sent.size, left: left.length };
};
