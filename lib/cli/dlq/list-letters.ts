import { type Letter, readLetter } from './letter.ts';
import type { LetterQueue, QueueMessage } from './letter-queue.ts';

export interface LetterFilter {
  /** The reason's code. */
  readonly reason?: string | undefined;
  /** The object's key. */
  readonly key?: string | undefined;
  /** Letters looked for, at most. */
  readonly limit: number;
}

/** Whether a filter wants a letter. */
export const isWanted = ({ reasonCode, keys }: Letter, { reason, key }: LetterFilter): boolean =>
  (reason === undefined || reason === reasonCode) && (key === undefined || keys.includes(key));

/** Looks at letters and leaves them where they are; each look counts as one more receive there, which nothing counts. */
export const listLetters = async (queue: LetterQueue, filter: LetterFilter): Promise<readonly Letter[]> => {
  const held: QueueMessage[] = [];
  const letters: Letter[] = [];
  try {
    while (letters.length < filter.limit) {
      const messages = await queue.take();
      if (messages.length === 0) break;
      held.push(...messages);
      letters.push(...messages.map(readLetter).filter((letter) => isWanted(letter, filter)));
    }
  } finally {
    await queue.giveBack(held);
  }
  return letters.slice(0, filter.limit);
};
