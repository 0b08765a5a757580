import { expect, it } from 'vitest';
import { nearestRank, runLoad } from '../../../../lib/cli/query/load-run.ts';
import { json, localServer } from '../local-server.ts';

it('takes percentiles by nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([0.5, 0.9, 0.99, 1].map((share) => nearestRank(hundred, share))).toEqual([50, 90, 99, 100]);
  expect(nearestRank([7], 0.5)).toBe(7);
  expect(nearestRank([], 0.99)).toBe(0);
});

const answerAll = (answers: readonly (() => void)[]): void => {
  for (const answer of answers) answer();
};

it('never has more requests under way than asked for', async () => {
  const waiting: (() => void)[] = [];
  let most = 0;
  const { url } = await localServer((response, request) => {
    waiting.push(() => json(200, {})(response, request));
    most = Math.max(most, waiting.length);
    if (waiting.length >= 3) setImmediate(() => answerAll(waiting.splice(0)));
  });
  const seen: number[] = [];
  const request = { url, body: '{}', timeoutSeconds: 5 };
  await runLoad(request, { count: 30, concurrency: 3, onAnswer: (done) => seen.push(done) });
  expect(most).toBe(3);
  expect(seen).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});

it('counts requests without an answer by their reason', async () => {
  const request = { url: 'http://127.0.0.1:2', body: '{}', timeoutSeconds: 5 };
  const report = await runLoad(request, { count: 3, concurrency: 1, onAnswer: () => {} });
  expect(report).toMatchObject({
    succeeded: 0,
    statuses: {},
    unanswered: { 'connect ECONNREFUSED 127.0.0.1:2': 3 },
  });
});
