import { expect, onTestFinished, test } from 'vitest';
import type { Claims } from '../../../../lib/runtime/object-work/claims.ts';
import { s3Claims } from '../../../../lib/runtime/object-work/s3-claims.ts';
import { startS3 } from '../../local/s3/running-s3.ts';

const picture = { bucket: 'images', key: 'cat.jpg', eventTime: '2026-01-01T00:00:00.000Z' };

/** Claims over a real S3, with a clock that moves by hand. */
const claimsInS3 = async () => {
  const s3 = await startS3();
  onTestFinished(() => s3.close());
  let now = 1_000_000;
  const claims = s3Claims(s3.client, {
    bucket: 'images',
    prefix: '.claims/',
    holdMs: 60_000,
    now: () => now,
  });
  const pass = (ms: number): void => {
    now += ms;
  };
  const left = () => s3.store.records('images').length;
  return { claims, left, pass };
};
/** Work whose sandbox ends in the middle, as far as the claim can tell. */
const cutOff = async (claims: Claims, owner: string): Promise<void> => {
  const { promise: started, resolve } = Promise.withResolvers<void>();
  const work = () => {
    resolve();
    return new Promise<never>(() => {});
  };
  void claims.during(picture, owner, work);
  await started;
};

test('one owner at a time; the picture is free when the work is over, however it ends', async () => {
  const { claims, left } = await claimsInS3();
  const inside = await claims.during(picture, 'm-1', async () => {
    const other = claims.during(picture, 'm-2', async () => 'paid twice');
    await expect(other).rejects.toMatchObject({ name: 'TransientError' });
    return 'done';
  });
  expect(inside).toBe('done');
  const failing = claims.during(picture, 'm-2', () => Promise.reject(new Error('throttled')));
  await expect(failing).rejects.toThrow('throttled');
  expect(left()).toBe(0);
});

test('of many that come at once exactly one works', async () => {
  const { claims } = await claimsInS3();
  let working = 0;
  const run = (owner: string) =>
    claims.during(picture, owner, async () => {
      working += 1;
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
  const ended = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(run));
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(working).toBe(1);
});

test('an owner whose sandbox ended takes its claim again at once, another when the time is up', async () => {
  const { claims, pass } = await claimsInS3();
  await cutOff(claims, 'm-1');
  await expect(claims.during(picture, 'm-2', async () => 1)).rejects.toThrow('another delivery');
  pass(60_001);
  await expect(claims.during(picture, 'm-2', async () => 2)).resolves.toBe(2);
  await cutOff(claims, 'm-3');
  await expect(claims.during(picture, 'm-3', async () => 3)).resolves.toBe(3);
});

test('only the owner drops a claim', async () => {
  const { claims, left } = await claimsInS3();
  await cutOff(claims, 'm-1');
  await claims.drop(picture, 'm-2');
  expect(left()).toBe(1);
  await claims.drop(picture, 'm-1');
  expect(left()).toBe(0);
});
