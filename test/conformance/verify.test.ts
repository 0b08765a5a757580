import { afterAll, beforeAll, expect, it } from 'vitest';
import { httpApi } from '../../lib/cli/verify/api.ts';
import { readHere } from '../../lib/cli/verify/here.ts';
import { checksFor, runChecks } from '../../lib/cli/verify/verify.ts';
import { startTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target?.close());

it('passes every check of the smoke test, in each of its groups', async () => {
  const api = httpApi({ url: target.apiUrl, timeoutSeconds: 30 });
  const outcomes = await runChecks(checksFor(await readHere(api), api), api);
  expect(outcomes.filter(({ problem }) => problem !== undefined)).toEqual([]);
  const groups = new Set(outcomes.map(({ group }) => group));
  expect([...groups]).toEqual(['catalog', 'mlb-height', 'sentiment', 'change', 'echo', 'refusals']);
  expect(outcomes.length).toBeGreaterThan(60);
});
