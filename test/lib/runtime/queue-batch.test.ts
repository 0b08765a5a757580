import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { logger } from '../../../lib/runtime/logger.ts';
import { readQueueEvent, settleBatch } from '../../../lib/runtime/queue-batch.ts';

const context = (remaining = () => 60_000) => ({ awsRequestId: 'r-1', getRemainingTimeInMillis: remaining });
const batchOf = (bodies: readonly string[]) => {
  const event = readQueueEvent({
    Records: bodies.map((body, index) => ({ messageId: `m-${index}`, body, eventSource: 'aws:sqs' })),
  });
  if (!event) throw new Error('the sample is no queue event');
  return event;
};
const ids = (...indexes: number[]) => ({
  batchItemFailures: indexes.map((index) => ({ itemIdentifier: `m-${index}` })),
});

describe('settleBatch', () => {
  it('names exactly the messages that failed, for every subset of ten', async () => {
    const thrown: readonly unknown[] = [new Error('no'), 'a text', undefined, null];
    await fc.assert(
      fc.asyncProperty(fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]), async (failing) => {
        const done: unknown[] = [];
        const reply = await settleBatch(
          batchOf(Array.from({ length: 10 }, (_, index) => `${index}`)),
          context(),
          async (body) => {
            if (failing.includes(Number(body))) throw thrown[Number(body) % thrown.length];
            done.push(body);
          },
        );
        expect(reply).toEqual(ids(...failing));
        expect(done).toHaveLength(10 - failing.length);
      }),
      { numRuns: 300 },
    );
  });

  it('fails a message whose body is not JSON, and no other, and logs nothing of it', async () => {
    const warn = vi.spyOn(logger, 'warn');
    expect(await settleBatch(batchOf(['1', 'not json', '2']), context(), async () => {})).toEqual(ids(1));
    expect(JSON.stringify(warn.mock.calls.map(String))).not.toContain('not json');
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });

  it('hands back what it cannot start in time', async () => {
    let remaining = 60_000;
    const work = vi.fn(async () => {
      remaining -= 20_000;
    });
    expect(
      await settleBatch(
        batchOf(['0', '1', '2', '3']),
        context(() => remaining),
        work,
      ),
    ).toEqual(ids(3));
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('lets two messages about one thing see each other', async () => {
    let running = 0;
    await settleBatch(batchOf(['0', '1', '2']), context(), async () => {
      running += 1;
      await Promise.resolve();
      expect(running).toBe(1);
      running -= 1;
    });
  });
});

describe('readQueueEvent', () => {
  it.each([null, {}, { Records: 'none' }, { Records: [{ eventSource: 'aws:s3' }] }])(
    'does not take %j for a batch',
    (event) => {
      expect(readQueueEvent(event)).toBeUndefined();
    },
  );
});
