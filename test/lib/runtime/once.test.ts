import { describe, expect, it, vi } from 'vitest';
import { once } from '../../../lib/runtime/once.ts';

describe('once', () => {
  it('loads once for any number of callers', async () => {
    const load = vi.fn(async () => ({}));
    const get = once(load);
    expect(await get()).toBe(await get());
    expect(load).toHaveBeenCalledOnce();
  });

  it('forgets a failure', async () => {
    const load = vi
      .fn<() => Promise<number>>()
      .mockRejectedValueOnce(new Error('no disk'))
      .mockResolvedValue(7);
    const get = once(load);
    await expect(get()).rejects.toThrow('no disk');
    expect(await get()).toBe(7);
  });
});
