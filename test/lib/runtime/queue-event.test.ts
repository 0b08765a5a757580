import { describe, expect, it } from 'vitest';
import { messageBody, readQueueEvent, receivesOf } from '../../../lib/runtime/queue-event.ts';

const record = (body: string, attributes = {}) => ({
  messageId: 'm-1',
  body,
  eventSource: 'aws:sqs' as const,
  attributes,
});

describe('readQueueEvent', () => {
  it('takes what a queue sends', () => {
    expect(readQueueEvent({ Records: [record('{}')] })?.Records).toHaveLength(1);
  });

  it.each([null, {}, { Records: 'none' }, { Records: [{ eventSource: 'aws:s3' }] }])(
    'does not take %j for a batch',
    (event) => {
      expect(readQueueEvent(event)).toBeUndefined();
    },
  );
});

it('reads a body, and none where there is no JSON', () => {
  expect(messageBody(record('{"a": 1}'))).toEqual({ a: 1 });
  expect(messageBody(record('jane@example.com'))).toBeUndefined();
});

it('counts receives from one', () => {
  expect(receivesOf(record('{}'))).toBe(1);
  expect(receivesOf(record('{}', { ApproximateReceiveCount: '4' }))).toBe(4);
});
