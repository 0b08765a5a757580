import { describe, expect, it } from 'vitest';
import { type SpendLimits, totalUsd, worstHour } from '../../../../lib/core/spend/worst-hour.ts';

const NOTHING: SpendLimits = { arch: 'arm64', routes: [], functions: [], queues: 0, workflows: 0 };
const scorer = { name: 'scorer', memoryMiB: 2048, sandboxes: 10, detectsLabels: false };

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
      expect(unitsOf({ functions }, 'DetectLabels')).toBe(perSecond * 3600);
    },
  );

  it('takes the quota of transitions where there is a workflow, and none where there is none', () => {
    expect(unitsOf({ workflows: 2 }, 'workflow transitions')).toBe(5000 * 3600 + 5000);
    expect(unitsOf({}, 'workflow transitions')).toBe(0);
  });

  it('is no more than one trace a second where nothing runs', () => {
    expect(totalUsd(worstHour(NOTHING))).toBeCloseTo(3600 * 5e-6, 9);
  });
});
