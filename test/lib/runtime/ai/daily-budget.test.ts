import { GetObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { budgetKey, dailyBudget } from '../../../../lib/runtime/ai/daily-budget.ts';
import { startS3 } from '../../local/s3/running-s3.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z');

/** Budgets of several sandboxes over one real S3, with a clock that moves by hand. */
const sandboxes = async (number: number, dailyCalls: Record<string, number>) => {
  const s3 = await startS3();
  onTestFinished(() => s3.close());
  let now = NOON;
  const budgets = Array.from({ length: number }, () =>
    dailyBudget(s3.client, { bucket: 'images', dailyCalls, now: () => now }),
  );
  const pass = (ms: number): void => {
    now += ms;
  };
  return { s3, budgets, pass };
};

describe('a daily budget', () => {
  it('lets exactly as many calls through as a day may have, and refuses with what to do', async () => {
    const { budgets } = await sandboxes(1, { comprehend: 3 });
    const [budget] = budgets;
    for (let call = 0; call < 3; call += 1) await budget?.take('comprehend', 1);
    await expect(budget?.take('comprehend', 1)).rejects.toMatchObject({
      name: 'ConfigError',
      code: 'budget_exhausted',
      message: expect.stringMatching(/3 calls to comprehend .*midnight UTC.*dailyComprehendCalls/),
    });
  });

  it('never lets more through over sandboxes that count at the same time', async () => {
    const { budgets } = await sandboxes(4, { comprehend: 40 });
    const tries = budgets.flatMap((budget) => Array.from({ length: 15 }, () => budget.take('comprehend', 1)));
    const settled = await Promise.allSettled(tries);
    const through = settled.filter(({ status }) => status === 'fulfilled').length;
    const codes = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
    expect(through).toBeLessThanOrEqual(40);
    expect(through + codes.length).toBe(60);
    expect(codes.filter((code) => code !== 'budget_exhausted' && code !== 'overloaded')).toEqual([]);
    expect(codes).toContain('budget_exhausted');
  });

  it('takes blocks of a large limit, so that most calls ask nobody', async () => {
    const { s3, budgets } = await sandboxes(1, { comprehend: 50_000 });
    for (let call = 0; call < 100; call += 1) await budgets[0]?.take('comprehend', 1);
    const writes = s3.store.records('images').map(({ key }) => key);
    expect(writes).toEqual([budgetKey('comprehend', '2026-03-01')]);
    const key = budgetKey('comprehend', '2026-03-01');
    const { Body } = await s3.client.send(new GetObjectCommand({ Bucket: 'images', Key: key }));
    expect(JSON.parse((await Body?.transformToString()) ?? '')).toEqual({ taken: 100 });
    expect(s3.events.length).toBe(2);
  });

  it('begins anew at midnight UTC', async () => {
    const { budgets, pass } = await sandboxes(1, { translate: 1 });
    await budgets[0]?.take('translate', 1);
    await expect(budgets[0]?.take('translate', 1)).rejects.toMatchObject({ code: 'budget_exhausted' });
    pass(12 * 3_600_000);
    await budgets[0]?.take('translate', 1);
  });

  it('counts each service apart and none that has no limit', async () => {
    const { budgets } = await sandboxes(1, { translate: 0 });
    for (let call = 0; call < 5; call += 1) await budgets[0]?.take('comprehend', 1000);
    await expect(budgets[0]?.take('translate', 1)).rejects.toMatchObject({ code: 'budget_exhausted' });
  });

  it('goes on after a refusal: a smaller call may still fit', async () => {
    const { budgets } = await sandboxes(1, { comprehend: 5 });
    await expect(budgets[0]?.take('comprehend', 6)).rejects.toMatchObject({ code: 'budget_exhausted' });
    await budgets[0]?.take('comprehend', 5);
  });

  it('lets nothing through when the counter cannot be read', async () => {
    const { s3, budgets } = await sandboxes(1, { comprehend: 5 });
    s3.client.middlewareStack.add(
      () => async () => {
        throw Object.assign(new Error('down'), { name: 'ServiceUnavailable' });
      },
      { step: 'initialize' },
    );
    await expect(budgets[0]?.take('comprehend', 1)).rejects.toMatchObject({ name: 'ServiceUnavailable' });
  });
});
