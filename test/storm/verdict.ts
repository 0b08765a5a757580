import { readLetter } from '../../lib/cli/dlq/letter.ts';
import type { LetterQueue, QueueMessage } from '../../lib/cli/dlq/letter-queue.ts';
import type { ReceivedMessage } from '../../lib/local/sqs/message.ts';
import type { Storm } from './scenario.ts';
import type { World } from './world.ts';

/** What a storm came to; every list and number but the last three should be empty or 0. */
export const verdictOn = ({ world, keys, deleted, poisoned }: Storm) => {
  const { s3, deadLetters } = world;
  const letters = deadLetters.visibleMessages().map((message) =>
    readLetter({
      messageId: message.id,
      receiptHandle: '',
      body: message.body,
      attributes: message.attributes,
      sentAt: message.sentAt,
      receives: message.receives + 1,
    }),
  );
  const buried = new Map(letters.flatMap((letter) => letter.keys.map((key) => [key, letter] as const)));
  const kept = keys.filter((key) => !deleted.has(key));
  const isCurrent = (key: string): boolean =>
    s3.results.get(key)?.stored.sequencer === s3.latest.get(key)?.sequencer;
  const isLabelled = (key: string): boolean => s3.results.get(key)?.stored.status === 'labelled';
  const paid = countOf(world.paid);
  const cutOff = countOf(world.cutOff);
  return {
    lost: kept.filter((key) => !poisoned.has(key) && !(isCurrent(key) && isLabelled(key))),
    doubleResults: repeated(s3.writes.map(({ document: { source } }) => `${source.key} ${source.sequencer}`)),
    poisonNotBuried: kept.filter((key) => poisoned.has(key) && !buried.has(key)),
    buriedWithoutReason: letters.filter(({ reasonCode }) => reasonCode === 'no_answer'),
    buriedThoughGood: [...buried.keys()].filter((key) => !poisoned.has(key)),
    paidTooOften: [...paid].filter(([version, times]) => times - 1 > (cutOff.get(version) ?? 0)),
    claimsLeft: s3.claims.size,
    paidAgain: [...paid.values()].reduce((sum, times) => sum + times - 1, 0),
    mostPaid: Math.max(...paid.values()),
    letters: letters.length,
  };
};

const countOf = (names: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

const repeated = (names: readonly string[]): readonly string[] =>
  [...countOf(names)].filter(([, times]) => times > 1).map(([name]) => name);

/** The world's queues as `polo dlq` sees queues. */
export const letterQueueOf = ({ queue, deadLetters }: Pick<World, 'queue' | 'deadLetters'>): LetterQueue => ({
  take: async () => (await deadLetters.receive({ max: 10, visibilitySeconds: 300 })).map(messageOf),
  giveBack: async (messages) => {
    for (const { receiptHandle } of messages) await deadLetters.changeVisibility(receiptHandle, 0);
  },
  resend: async ({ body, attributes }) => (await queue.send(body, { attributes })).id,
  remove: ({ receiptHandle }) => deadLetters.delete(receiptHandle),
});

const messageOf = ({ messageAttributes, attributes, ...message }: ReceivedMessage): QueueMessage => ({
  ...message,
  attributes: messageAttributes,
  sentAt: Number(attributes.SentTimestamp),
  receives: Number(attributes.ApproximateReceiveCount),
});
