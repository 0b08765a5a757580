import { describe, expect, it } from 'vitest';
import { failedIds } from '../../../../lib/local/events/queue-source.ts';
import type { ReceivedMessage } from '../../../../lib/local/sqs/message.ts';

const messages = ['m-1', 'm-2'].map((messageId) => ({ messageId }) as ReceivedMessage);
const failedAfter = (reply: unknown) => [
  ...failedIds({ ok: true, payload: JSON.stringify(reply) ?? 'null', log: [] }, messages),
];

describe('failedIds', () => {
  it('are those the function names', () => {
    expect(failedAfter({ batchItemFailures: [{ itemIdentifier: 'm-2' }] })).toEqual(['m-2']);
  });

  it.each([null, {}, { batchItemFailures: [] }, { batchItemFailures: null }])(
    'are none after %j, as for Lambda',
    (reply) => {
      expect(failedAfter(reply)).toEqual([]);
    },
  );

  it.each([
    ['an id that was not in the batch', { batchItemFailures: [{ itemIdentifier: 'm-9' }] }],
    ['an empty id', { batchItemFailures: [{ itemIdentifier: '' }] }],
    ['a reply of another shape', { batchItemFailures: 'm-1' }],
    ['a text', 'done'],
  ])('are all of them after %s', (_, reply) => {
    expect(failedAfter(reply)).toEqual(['m-1', 'm-2']);
  });

  it('are all of them when the function failed', () => {
    const error = { errorType: 'Runtime.ExitError', errorMessage: 'gone' };
    expect([...failedIds({ ok: false, error, log: [] }, messages)]).toEqual(['m-1', 'm-2']);
  });
});
