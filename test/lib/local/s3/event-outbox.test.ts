import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventOutbox } from '../../../../lib/local/s3/event-outbox.ts';
import type { ObjectCreated } from '../../../../lib/local/s3/object-created.ts';

const event = (sequencer: string): ObjectCreated => ({
  ...{ bucket: 'images', key: 'k', size: 1, etag: 'e', sequencer, eventTime: '2026-01-01T00:00:00.000Z' },
  eventName: 'ObjectCreated:Put',
});

describe('EventOutbox', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('marks an event taken only when its listener is done with it', async () => {
    const taken: string[] = [];
    const outbox = new EventOutbox(async ({ sequencer }) => void taken.push(sequencer));
    let finish: (() => void) | undefined;
    outbox.onCreated(() => new Promise<void>((resolve) => (finish = resolve)));
    outbox.offer(event('1'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(taken).toEqual([]);
    finish?.();
    await outbox.close();
    expect(taken).toEqual(['1']);
  });

  it('keeps events until there is a listener, and tells them in order', async () => {
    const heard: string[] = [];
    const outbox = new EventOutbox(async () => undefined);
    outbox.offer(event('1'));
    outbox.offer(event('2'));
    outbox.onCreated(({ sequencer }) => heard.push(sequencer));
    await outbox.close();
    expect(heard).toEqual(['1', '2']);
  });

  it('tells an event again when its listener failed, until it succeeds', async () => {
    const [heard, taken]: [string[], string[]] = [[], []];
    const outbox = new EventOutbox(async ({ sequencer }) => void taken.push(sequencer));
    outbox.onCreated(({ sequencer }) => {
      heard.push(sequencer);
      if (heard.length < 3) throw new Error('queue is full');
    });
    outbox.offer(event('1'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect([heard, taken]).toEqual([['1', '1', '1'], ['1']]);
  });

  it('does not tell anything once it is closed', async () => {
    const heard: string[] = [];
    const outbox = new EventOutbox(async () => undefined);
    outbox.onCreated(({ sequencer }) => heard.push(sequencer));
    await outbox.close();
    outbox.offer(event('1'));
    expect(heard).toEqual([]);
  });
});
