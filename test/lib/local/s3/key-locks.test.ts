import { expect, it } from 'vitest';
import { KeyLocks } from '../../../../lib/local/s3/key-locks.ts';

it('does work on one key in turn, and on another key meanwhile, even after a failure', async () => {
  const locks = new KeyLocks();
  const done: string[] = [];
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = locks.run('a', async () => {
    await gate;
    done.push('a1');
    throw new Error('failed');
  });
  const second = locks.run('a', async () => done.push('a2'));
  await locks.run('b', async () => done.push('b'));
  release();
  await expect(first).rejects.toThrow('failed');
  await second;
  expect(done).toEqual(['b', 'a1', 'a2']);
});

it('is idle when all work asked for is done', async () => {
  const locks = new KeyLocks();
  const done: string[] = [];
  for (const key of ['a', 'a', 'b']) void locks.run(key, async () => done.push(key));
  await locks.idle();
  expect(done.sort()).toEqual(['a', 'a', 'b']);
});
