import { describe, expect, it } from 'vitest';
import { createLogStore } from '../../../../lib/local/logs/log-store.ts';
import { createLogsService } from '../../../../lib/local/logs/logs-service.ts';

const SILENT = { line: () => {}, invoked: () => {} };

const serviceWith = (...lines: readonly string[]) => {
  let now = 0;
  const store = createLogStore(['predict', 'echo'], () => {
    now += 1000;
    return now;
  });
  const observer = store.keeping(SILENT);
  for (const line of lines) observer.line('predict', line);
  const { operations } = createLogsService(store);
  const call = { requestId: 'r', body: Buffer.alloc(0), signal: new AbortController().signal };
  return (name: string, input: object = {}): Promise<object> =>
    operations[name]?.({ ...input }, call) ?? Promise.reject(new Error(`no ${name}`));
};

const group = { logGroupName: '/aws/lambda/predict' };
const messages = async (reply: Promise<object>) =>
  (Reflect.get(await reply, 'events') as { message: string }[]).map(({ message }) => message);

describe('FilterLogEvents', () => {
  it('gives lines in their order, within times that count themselves', async () => {
    const call = serviceWith('one', 'two', 'three');
    expect(await messages(call('FilterLogEvents', group))).toEqual(['one', 'two', 'three']);
    expect(await messages(call('FilterLogEvents', { ...group, startTime: 2000, endTime: 2000 }))).toEqual([
      'two',
    ]);
  });

  it.each([
    ['one', ['one', 'one two']],
    ['one two', ['one two']],
    ['"ne tw"', ['one two']],
    ['one -two', ['one']],
    ['', ['one', 'one two', 'say "x"']],
    ['"\\"x\\""', ['say "x"']],
  ])('finds by the pattern %s', async (filterPattern, found) => {
    const call = serviceWith('one', 'one two', 'say "x"');
    expect(await messages(call('FilterLogEvents', { ...group, filterPattern }))).toEqual(found);
  });

  it('goes on where a page ended, though more came meanwhile', async () => {
    const call = serviceWith('one', 'two', 'three');
    const first = await call('FilterLogEvents', { ...group, limit: 2 });
    const nextToken = Reflect.get(first, 'nextToken');
    expect(await messages(call('FilterLogEvents', { ...group, limit: 2, nextToken }))).toEqual(['three']);
    expect(Reflect.has(await call('FilterLogEvents', { ...group, limit: 3 }), 'nextToken')).toBe(false);
  });

  it.each([
    [{ logGroupName: '/aws/lambda/nobody' }, /there are \/aws\/lambda\/predict, \/aws\/lambda\/echo/],
    [{ ...group, filterPattern: '{ $.level = "WARN" }' }, /takes filter patterns of terms/],
    [{ ...group, limit: 0 }, /limit/],
  ])('refuses %j', async (input, reason) => {
    await expect(serviceWith()('FilterLogEvents', input)).rejects.toThrow(reason);
  });
});

it('keeps the last 5,000 lines of a function and no more', async () => {
  const lines = Array.from({ length: 12_345 }, (_, index) => String(index));
  const kept = await messages(serviceWith(...lines)('FilterLogEvents', group));
  expect([kept.length, kept[0], kept.at(-1)]).toEqual([5000, '7345', '12344']);
});

it('names its groups, by their beginning', async () => {
  const reply = await serviceWith()('DescribeLogGroups', { logGroupNamePrefix: '/aws/lambda/e' });
  expect(reply).toMatchObject({ logGroups: [{ logGroupName: '/aws/lambda/echo' }] });
});
