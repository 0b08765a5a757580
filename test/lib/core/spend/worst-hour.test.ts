import { describe, expect, it } from 'vitest';
import { type SpendLimits, totalUsd, worstHour } from '../../../../lib/core/spend/worst-hour.ts';

const NO_CALLS = { comprehend: 0, translate: 0, rekognition: 0 };
const NOTHING: SpendLimits = {
  arch: 'arm64',
  routes: [],
  functions: [],
  queues: 0,
  workflows: 0,
  dailyCalls: NO_CALLS,
};
const scorer = {
  name: 'scorer',
  memoryMiB: 2048,
  sandboxes: 10,
  detectsLabels: false,
  readsObjects: false,
  writesObjects: false,
  usesQueues: false,
};

const unitsOf = (limits: Partial<SpendLimits>, what: string): number | undefined =>
  worstHour({ ...NOTHING, ...limits }).find((row) => row.what.startsWith(what))?.units;

describe('worstHour', () => {
  it('counts all that the routes let through, at the largest body that the gateway takes', () => {
    const routes = [
      { rate: 2, burst: 5 },
      { rate: 1, burst: 0 },
    ];
    expect(unitsOf({ routes }, 'API requests')).toBe((2 * 3600 + 5 + 3600) * 20);
  });

  it('counts every second of every sandbox by its memory', () => {
    expect(unitsOf({ functions: [scorer] }, 'scorer')).toBe(10 * 3600 * 2);
    expect(unitsOf({ functions: [scorer] }, 'Lambda invocations')).toBe(10 * 10 * 3600);
  });

  it('costs more on x86_64', () => {
    const usd = (arch: SpendLimits['arch']) => totalUsd(worstHour({ ...NOTHING, arch, functions: [scorer] }));
    expect(usd('x86_64') - usd('arm64')).toBeCloseTo(72_000 * (1.66667e-5 - 1.33334e-5), 6);
  });

  it.each([
    [5, 25],
    [10, 50],
    [400, 50],
  ])(
    'pays for labels of as many pictures as %d sandboxes can ask for, up to the quota',
    (sandboxes, perSecond) => {
      const functions = [{ ...scorer, sandboxes, detectsLabels: true }, scorer];
      const dailyCalls = { ...NO_CALLS, rekognition: 10_000_000 };
      expect(unitsOf({ functions, dailyCalls }, 'DetectLabels')).toBe(perSecond * 3600);
    },
  );

  it('pays for no more calls of AI services than two days have, for an hour may have midnight in it', () => {
    const functions = [{ ...scorer, detectsLabels: true }];
    const dailyCalls = { comprehend: 5, translate: 7, rekognition: 11 };
    expect(unitsOf({ functions, dailyCalls }, 'DetectLabels')).toBe(22);
    expect(unitsOf({ functions, dailyCalls }, 'Comprehend')).toBe(10);
    expect(unitsOf({ functions, dailyCalls }, 'Translate')).toBe(14);
  });

  it('takes the longest text in characters that one call may have', () => {
    const usd = (dailyCalls: SpendLimits['dailyCalls']) => totalUsd(worstHour({ ...NOTHING, dailyCalls }));
    const none = usd(NO_CALLS);
    /** Two answers and two counters in S3 beside the calls. */
    expect(usd({ ...NO_CALLS, comprehend: 1 }) - none).toBeCloseTo(2 * 0.005 + 4 * 5e-6, 9);
    expect(usd({ ...NO_CALLS, translate: 1 }) - none).toBeCloseTo(2 * (0.075 + 0.005) + 4 * 5e-6, 9);
  });

  it('counts objects and messages of the functions that may touch some', () => {
    const functions = [
      { ...scorer, readsObjects: true },
      { ...scorer, sandboxes: 2, writesObjects: true, usesQueues: true },
    ];
    expect(unitsOf({ functions }, 'S3 reads')).toBe(10 * 100 * 3600);
    expect(unitsOf({ functions }, 'S3 writes')).toBe(2 * 25 * 3600);
    expect(unitsOf({ functions, queues: 1 }, 'SQS requests')).toBe(2 * 30 * 3600 + 5 * 180);
  });

  it('takes the quota of transitions where there is a workflow, and none where there is none', () => {
    expect(unitsOf({ workflows: 2 }, 'workflow transitions')).toBe(5000 * 3600 + 5000);
    expect(unitsOf({}, 'workflow transitions')).toBe(0);
  });

  it('is no more than one trace a second where nothing runs', () => {
    expect(totalUsd(worstHour(NOTHING))).toBeCloseTo(3600 * 5e-6, 9);
  });
});
