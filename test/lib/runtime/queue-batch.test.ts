import { describe, expect, it, vi } from 'vitest';
import { ConfigError, TransientError } from '../../../lib/core/errors.ts';
import { createBreaker } from '../../../lib/runtime/breaker.ts';
import { systemClock } from '../../../lib/runtime/clock.ts';
import { currentScope } from '../../../lib/runtime/correlation.ts';
import { logger } from '../../../lib/runtime/logger.ts';
import { type BatchOptions, settleBatch } from '../../../lib/runtime/queue-batch.ts';
import { ids, manualTime, memoryLetters, messages } from './batches.ts';

const optionsOf = (work: BatchOptions['work'], change: Partial<BatchOptions> = {}): BatchOptions => ({
  work,
  correlationOf: () => undefined,
  deadLetters: memoryLetters(),
  breaker: createBreaker(change.clock ?? systemClock),
  clock: systemClock,
  ...change,
});
const named = (name: string) => Object.assign(new Error('m'), { name });
const TEN = messages(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);

describe('settleBatch', () => {
  it('names exactly the messages that failed, for all 1,024 subsets of ten, and runs the others once', async () => {
    const thrown: readonly unknown[] = [new Error('no'), 'a text', undefined, null, { a: 1 }];
    for (let subset = 0; subset < 1024; subset += 1) {
      const fails = (index: number) => (subset & (1 << index)) !== 0;
      const done: number[] = [];
      const reply = await settleBatch(
        TEN,
        manualTime().context,
        optionsOf(async (body) => {
          const index = Number(body);
          if (fails(index)) throw thrown[index % thrown.length];
          done.push(index);
        }),
      );
      const all = [...Array(10).keys()];
      expect(reply).toEqual(ids(...all.filter(fails)));
      expect(done).toEqual(all.filter((index) => !fails(index)));
    }
  });

  it('answers with a list of failures whatever the work answers', async () => {
    for (const answer of [undefined, null, '', 7, { batchItemFailures: 'all' }])
      expect(
        await settleBatch(
          TEN,
          manualTime().context,
          optionsOf(async () => answer),
        ),
      ).toEqual(ids());
    expect(
      await settleBatch(
        { Records: [] },
        manualTime().context,
        optionsOf(async () => 1),
      ),
    ).toEqual(ids());
  });

  it('gives up a message whose body is not JSON, and no other, and logs nothing of it', async () => {
    const warn = vi.spyOn(logger, 'warn');
    const deadLetters = memoryLetters();
    const batch = messages(['1', 'jane@example.com', '2']);
    expect(
      await settleBatch(
        batch,
        manualTime().context,
        optionsOf(async () => {}, { deadLetters }),
      ),
    ).toEqual(ids());
    expect(deadLetters.buried).toEqual([['m-1', 'json_invalid']]);
    expect(warn).toHaveBeenCalledOnce();
    expect(JSON.stringify(warn.mock.calls)).not.toContain('jane');
    warn.mockRestore();
  });

  it('gives up what fails for good at once, a bug at its second receive, anything else at its last', async () => {
    const failing = [named('ImageTooLargeException'), new TypeError('m'), named('TimeoutError')];
    const runs = { 1: [0], 2: [0, 1], 4: [0, 1], 5: [0, 1, 2] };
    for (const [receives, expected] of Object.entries(runs)) {
      const deadLetters = memoryLetters();
      const batch = messages(['0', '1', '2'], { 0: +receives, 1: +receives, 2: +receives });
      const options = optionsOf((body) => Promise.reject(failing[Number(body)]), { deadLetters });
      const reply = await settleBatch(batch, manualTime().context, options);
      expect(deadLetters.buried.map(([id]) => id)).toEqual(expected.map((index) => `m-${index}`));
      expect(reply).toEqual(ids(...[0, 1, 2].filter((index) => !expected.includes(index))));
    }
  });

  it('has a message come again that could not be given up', async () => {
    const deadLetters = { maxReceives: 5, bury: () => Promise.reject(new Error('no queue')) };
    const options = optionsOf(async () => {}, { deadLetters });
    expect(await settleBatch(messages(['no json']), manualTime().context, options)).toEqual(ids(0));
  });

  it('acknowledges what is out of date', async () => {
    const gone = optionsOf(() => Promise.reject(named('NoSuchKey')));
    expect(await settleBatch(messages(['0']), manualTime().context, gone)).toEqual(ids());
  });

  it('lets two messages about one thing see each other', async () => {
    let running = 0;
    const alone = async () => {
      running += 1;
      await Promise.resolve();
      expect(running).toBe(1);
      running -= 1;
    };
    expect(await settleBatch(TEN, manualTime().context, optionsOf(alone))).toEqual(ids());
  });

  it('works on each message under the id of what it is about', async () => {
    const seen: unknown[] = [];
    const work = async (body: unknown) => seen.push([body, currentScope()?.correlationId]);
    const options = optionsOf(work, {
      correlationOf: (body) => (body === 1 ? 'C3D13FE58DE4C810' : undefined),
    });
    await settleBatch(messages(['0', '1']), manualTime().context, options);
    expect(seen).toEqual([
      [0, 'm-0'],
      [1, 'C3D13FE58DE4C810'],
    ]);
  });
});

describe("a batch's time", () => {
  it('ends before Lambda ends it, and hands back what was not started', async () => {
    for (const slowMs of [5000, 20_000, 53_000, 54_000, 59_000]) {
      const time = manualTime(60_000);
      const work = vi.fn(async () => time.pass(slowMs));
      const reply = await settleBatch(TEN, time.context, optionsOf(work, { clock: time.clock }));
      expect(work.mock.calls.length + reply.batchItemFailures.length).toBe(10);
      expect(work.mock.calls.length).toBe(Math.min(10, Math.ceil(54_000 / slowMs)));
    }
  });

  it('is at least two seconds short of the whole', async () => {
    const work = vi.fn(async () => {});
    expect(await settleBatch(messages(['0']), manualTime(2000).context, optionsOf(work))).toEqual(ids(0));
    expect(work).not.toHaveBeenCalled();
  });

  it('is not used up by one message that never ends, where that has come before', async () => {
    const done: unknown[] = [];
    const batch = messages(['0', '1', '2'], { 1: 3 });
    const context = { awsRequestId: 'r-1', getRemainingTimeInMillis: realTime(2060) };
    const reply = await settleBatch(
      batch,
      context,
      optionsOf((body) => (body === 1 ? new Promise(() => {}) : Promise.resolve(done.push(body)))),
    );
    expect(reply).toEqual(ids(1));
    expect(done).toEqual([0, 2]);
  });

  it('goes first to messages that have not come often', async () => {
    const started: unknown[] = [];
    const batch = messages(['0', '1', '2', '3'], { 0: 4, 1: 1, 2: 3, 3: 1 });
    await settleBatch(
      batch,
      manualTime().context,
      optionsOf(async (body) => started.push(body)),
    );
    expect(started).toEqual([1, 3, 2, 0]);
  });

  it('goes in fair shares to messages that came three times', async () => {
    const batch = messages(['0', '1', '2'], { 0: 3, 1: 3, 2: 3 });
    const context = { awsRequestId: 'r-1', getRemainingTimeInMillis: realTime(2150) };
    const done: unknown[] = [];
    const hanging = optionsOf((body) =>
      body === 0 ? new Promise(() => {}) : Promise.resolve(done.push(body)),
    );
    expect(await settleBatch(batch, context, hanging)).toEqual(ids(0));
    expect(done).toEqual([1, 2]);
  });
});

describe('a throttled batch', () => {
  it('waits longer after each refused call, and still turns to every message', async () => {
    const time = manualTime();
    const throttled = optionsOf(() => Promise.reject(named('ThrottlingException')), { clock: time.clock });
    expect(await settleBatch(messages(['0', '1', '2']), time.context, throttled)).toEqual(ids(0, 1, 2));
    expect(time.slept).toEqual([500, 1000, 2000]);
  });
});

describe('a failure that only the deployment can mend', () => {
  const denied = () => Promise.reject(named('AccessDeniedException'));

  it('stops its batch at once', async () => {
    const work = vi.fn(denied);
    expect(await settleBatch(TEN, manualTime().context, optionsOf(work))).toEqual(
      ids(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    );
    expect(work).toHaveBeenCalledOnce();
  });

  it('holds the batches after it, so that 10,000 messages are not received over and over', async () => {
    const time = manualTime(60_000);
    const options = optionsOf(vi.fn(denied), { clock: time.clock });
    let received = 0;
    while (time.now() < 10 * 60_000) {
      received += 10;
      time.pass(1000);
      expect((await settleBatch(TEN, time.freshContext(), options)).batchItemFailures).toHaveLength(10);
    }
    expect(received).toBeLessThanOrEqual(210);
    expect(vi.mocked(options.work).mock.calls.length).toBeLessThanOrEqual(11);
  });

  it('is over when a call succeeds after a minute', async () => {
    const time = manualTime(60_000);
    const errors = [new ConfigError('misconfigured', 'm')];
    const options = optionsOf(
      async () => {
        const error = errors.pop();
        if (error) throw error;
      },
      { clock: time.clock },
    );
    await settleBatch(TEN, time.freshContext(), options);
    time.pass(30_000);
    expect(await settleBatch(TEN, time.freshContext(), options)).toEqual(ids());
    expect(time.slept).toEqual([30_000]);
  });

  it('is not what one object with rules of its own is', async () => {
    const work = vi.fn(() => Promise.reject(new TransientError('access_denied', 'm')));
    await settleBatch(TEN, manualTime().context, optionsOf(work));
    expect(work).toHaveBeenCalledTimes(10);
  });
});

/** Milliseconds left of so many, by the real clock. */
const realTime = (ms: number) => {
  const end = performance.now() + ms;
  return () => end - performance.now();
};
