import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { predictBundle } from '../../../bench/measures/predict-bundle.ts';
import { helloStarter, measureStarts, predictStarter } from '../../../bench/measures/start-time.ts';

const root = join(import.meta.dirname, '../../..');

test('kinds of process start in turns, and the median of each is kept', async () => {
  const order: string[] = [];
  const starterOf = (name: string, times: number[]) => ({
    name,
    start: async () => {
      order.push(name);
      return times.shift() ?? Number.NaN;
    },
  });
  const measured = await measureStarts([starterOf('a', [1, 9, 2]), starterOf('b', [5, 4, 3])], 3);
  expect(order.join('')).toBe('ababab');
  expect(measured).toEqual([
    { name: 'a', medianMs: 2 },
    { name: 'b', medianMs: 4 },
  ]);
});

test('the bare handler answers in a fresh process', async () => {
  expect(await helloStarter.start()).toBeGreaterThan(0);
});

test('the predict bundle answers right in a fresh process, and a bundle that does not is refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'start-time-'));
  try {
    const bundle = await predictBundle(root, folder);
    expect(await predictStarter(bundle).start()).toBeGreaterThan(0);
    await rm(join(bundle, 'models'), { recursive: true });
    await expect(predictStarter(bundle).start()).rejects.toThrow(/expected "height_inches":73.61/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
