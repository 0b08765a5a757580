import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inTries, type Tried } from '../../../lib/runtime/in-tries.ts';

const steadyClock = () => {
  let now = 0;
  const waits: number[] = [];
  const sleep = async (ms: number): Promise<void> => {
    waits.push(ms);
    now += ms;
  };
  return { clock: { now: () => now, sleep }, waits };
};

/** Gives one outcome after the other, the last again and again, and says how much time each was told. */
const attempts = (...outcomes: readonly Tried<string>[]) => {
  const told: number[] = [];
  const attempt = async (leftMs: number): Promise<Tried<string>> => {
    told.push(leftMs);
    const outcome = outcomes[Math.min(told.length, outcomes.length) - 1];
    if (outcome === undefined) throw new Error('no outcome');
    return outcome;
  };
  return { attempt, told };
};

const GOOD: Tried<string> = { ok: true, value: 'done' };
const BAD: Tried<string> = { ok: false, error: new Error('not yet'), again: true };
const FINAL: Tried<string> = { ok: false, error: new Error('never'), again: false };

describe('work in tries', () => {
  it('waits longer after each, and half of each wait is by chance', async () => {
    const { clock, waits } = steadyClock();
    const limits = { tries: 3, totalMs: 10_000, clock };
    await expect(inTries(attempts(BAD, BAD, GOOD).attempt, { ...limits, random: () => 0 })).resolves.toBe(
      'done',
    );
    await expect(inTries(attempts(BAD, BAD, GOOD).attempt, { ...limits, random: () => 1 })).resolves.toBe(
      'done',
    );
    expect(waits).toEqual([100, 200, 200, 400]);
  });

  it('ends with the last error when the tries are used up', async () => {
    const { clock } = steadyClock();
    const { attempt, told } = attempts(BAD);
    await expect(inTries(attempt, { tries: 3, totalMs: 10_000, clock })).rejects.toThrow('not yet');
    expect(told).toHaveLength(3);
  });

  it('is not tried again when that will not help', async () => {
    const { clock, waits } = steadyClock();
    await expect(inTries(attempts(FINAL).attempt, { tries: 3, totalMs: 10_000, clock })).rejects.toThrow(
      'never',
    );
    expect(waits).toEqual([]);
  });

  it('never waits past its time, and each try is told what is left', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (totalMs, chance) => {
          const { clock } = steadyClock();
          const { attempt, told } = attempts(BAD);
          const limits = { tries: 10, totalMs, clock, random: () => chance };
          await expect(inTries(attempt, limits)).rejects.toThrow('not yet');
          expect(clock.now()).toBeLessThan(totalMs);
          expect(told.every((leftMs) => leftMs > 0 && leftMs <= totalMs)).toBe(true);
        },
      ),
    );
  });
});
