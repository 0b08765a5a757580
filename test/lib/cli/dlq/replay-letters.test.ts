import { describe, expect, it } from 'vitest';
import { readLetter } from '../../../../lib/cli/dlq/letter.ts';
import type { LetterQueue, QueueMessage } from '../../../../lib/cli/dlq/letter-queue.ts';
import { listLetters } from '../../../../lib/cli/dlq/list-letters.ts';
import { replayLetters } from '../../../../lib/cli/dlq/replay-letters.ts';
import { LETTER_ATTRIBUTES } from '../../../../lib/runtime/dead-letters.ts';

const letter = (id: string, reason?: string, original = `before ${id}`): QueueMessage => ({
  messageId: id,
  receiptHandle: `handle of ${id}`,
  body: 'not a notification',
  attributes: reason
    ? {
        [LETTER_ATTRIBUTES.code]: { DataType: 'String', StringValue: reason },
        [LETTER_ATTRIBUTES.messageId]: { DataType: 'String', StringValue: original },
      }
    : {},
  sentAt: Date.UTC(2026, 0, 1),
  receives: 7,
});

/** A dead-letter queue to which everything that is sent again comes back at once, by another name. */
const hopeless = (...letters: readonly QueueMessage[]) => {
  const waiting = [...letters];
  const removed: string[] = [];
  const queue: LetterQueue = {
    take: async () => waiting.splice(0, 2),
    giveBack: async (messages) => void waiting.push(...messages),
    resend: async ({ messageId }) => {
      waiting.push(letter(`${messageId}'`, 'upstream_unavailable', `again ${messageId}`));
      return `again ${messageId}`;
    },
    remove: async ({ messageId }) => void removed.push(messageId),
  };
  return { queue, waiting, removed };
};

describe('readLetter', () => {
  it('says what a letter is about: an object, the name of a row, or nothing that is known', () => {
    const about = (body: string) => readLetter({ ...letter('a', 'overloaded'), body }).keys;
    expect(about('{"run": "2026-11-25", "date": "2026-11-25", "name": "Ada Lovelace"}')).toEqual([
      'Ada Lovelace',
    ]);
    expect(about('not a notification')).toEqual([]);
  });
});

describe('replayLetters', () => {
  it('sends each letter once, also when all of them come back', async () => {
    const { queue, removed, waiting } = hopeless(
      letter('a', 'overloaded'),
      letter('b', 'overloaded'),
      letter('c'),
    );
    expect(await replayLetters(queue, { limit: 100 })).toEqual({ replayed: 3, failedAgain: 3, left: 0 });
    expect(removed).toEqual(['a', 'b', 'c']);
    expect(waiting.map(({ messageId }) => messageId)).toEqual(["a'", "b'", "c'"]);
  });

  it('sends what is wanted and no more than was asked for', async () => {
    const { queue, removed } = hopeless(letter('a', 'overloaded'), letter('b'), letter('c', 'overloaded'));
    expect(await replayLetters(queue, { limit: 1, reason: 'overloaded' })).toEqual({
      replayed: 1,
      failedAgain: 0,
      left: 1,
    });
    expect(removed).toEqual(['a']);
  });

  it('removes nothing whose copy is not safe, and gives everything back', async () => {
    const { queue, waiting } = hopeless(letter('a', 'overloaded'), letter('b'));
    const resend = () => Promise.reject(new Error('no queue'));
    await expect(replayLetters({ ...queue, resend }, { limit: 9, reason: 'no_answer' })).rejects.toThrow();
    expect(waiting.map(({ messageId }) => messageId)).toEqual(['a', 'b']);
  });
});

describe('listLetters', () => {
  it('leaves every letter where it was', async () => {
    const { queue, waiting } = hopeless(letter('a', 'overloaded'), letter('b'), letter('c'));
    expect(await listLetters(queue, { limit: 100, reason: 'no_answer' })).toMatchObject([
      { messageId: 'b' },
      { messageId: 'c' },
    ]);
    expect(waiting).toHaveLength(3);
  });
});

describe('readLetter', () => {
  it('says of a message without a reason that nothing answered, with the tries before this look', () => {
    expect(readLetter(letter('b'))).toEqual({
      messageId: 'b',
      keys: [],
      reasonCode: 'no_answer',
      reason: expect.stringContaining('never answered'),
      attempts: 6,
      since: '2026-01-01T00:00:00.000Z',
    });
  });
});
