import { expect, it } from 'vitest';
import { inParallel } from '../../../lib/runtime/in-parallel.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

it('does everything, in order, so many at a time', async () => {
  const begun: number[] = [];
  let [running, most] = [0, 0];
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    begun.push(item);
    running += 1;
    most = Math.max(most, running);
    await turn();
    running -= 1;
  });
  expect({ begun, most }).toEqual({ begun: [1, 2, 3, 4, 5, 6, 7], most: 3 });
});

it('begins nothing after a failure, and tells the first when those under way have ended', async () => {
  const ended: number[] = [];
  const work = inParallel([1, 2, 3, 4], 2, async (item) => {
    if (item === 1) throw new Error('first');
    await turn();
    ended.push(item);
  });
  await expect(work).rejects.toThrow('first');
  expect(ended).toEqual([2]);
});

it('has nothing to do for nothing', async () => {
  await expect(inParallel([], 4, () => Promise.reject(new Error('never')))).resolves.toBeUndefined();
});
