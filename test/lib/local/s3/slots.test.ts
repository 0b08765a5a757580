import { expect, it } from 'vitest';
import { Slots } from '../../../../lib/local/s3/slots.ts';

it('runs at most so many at once, all in the end, and frees the slot of work that fails', async () => {
  const slots = new Slots(2);
  let [running, most] = [0, 0];
  const work = async (index: number) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (index % 2 === 0) throw new Error('failed');
  };
  const outcomes = await Promise.allSettled(
    Array.from({ length: 9 }, (_, index) => slots.run(() => work(index))),
  );
  expect([most, outcomes.length, outcomes.filter(({ status }) => status === 'fulfilled').length]).toEqual([
    2, 9, 4,
  ]);
});
