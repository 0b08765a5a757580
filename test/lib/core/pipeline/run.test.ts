import { expect, it } from 'vitest';
import {
  digestsIn,
  nameDigest,
  outcomeKey,
  outcomesPrefix,
  RunInput,
  RunRef,
  refuseForeignList,
  runFileKey,
} from '../../../../lib/core/pipeline/run.ts';
import { nextWait } from '../../../../lib/core/pipeline/run-state.ts';

const RUN = { run: 'people-1', date: '2026-11-25' };

it('files of a run lie under its day and its id', () => {
  expect(runFileKey(RUN, 'manifest')).toBe('2026-11-25/people-1/manifest.json');
  expect(runFileKey(RUN, 'results')).toBe('2026-11-25/people-1/results.csv');
});

it('an outcome lies under the digest of its name, whatever that holds, and is found by it', () => {
  for (const name of ['Ada', '../../x', '猫', 'a/b', '']) {
    expect(outcomeKey(RUN, name)).toMatch(/^2026-11-25\/people-1\/outcomes\/[0-9a-f]{64}\.jsonl$/);
    expect(digestsIn([outcomeKey(RUN, name), `${outcomesPrefix(RUN)}notes.txt`])).toEqual([nameDigest(name)]);
  }
});

it.each(['', '-a', 'A', 'a.2', 'a/b', '../a', 'x'.repeat(41), 'é'])('"%s" is no id of a run', (run) => {
  expect(RunRef.safeParse({ ...RUN, run }).success).toBe(false);
});

it.each(['2026-02-30', '2026-1-1', 'tomorrow', '../2026'])('"%s" is no day', (date) => {
  expect(RunRef.safeParse({ ...RUN, date }).success).toBe(false);
});

it.each(['s3://images/names.csv', 'https://example.com/names.csv', 'file:/etc/passwd'])(
  '%s is no list of ours',
  (key) => {
    expect(() => refuseForeignList(key)).toThrow(expect.objectContaining({ code: 'source_unexpected' }));
  },
);

it('what an execution is started with is small, however long the key', () => {
  const input = { ...RUN, list: 'k'.repeat(1024), startedAt: '2026-11-25T02:00:00.000Z' };
  expect(JSON.stringify(RunInput.parse(input)).length).toBeLessThan(2000);
});

it('looks come less and less often, so that two hours of them fit a history', () => {
  let [waited, looks, wait] = [0, 0, 2];
  while (waited < 2 * 3600) {
    waited += wait;
    looks += 1;
    wait = nextWait(wait);
  }
  expect(wait).toBe(30);
  /** A wait, a look and a choice are 9 events; a history holds 25,000. */
  expect(looks * 9).toBeLessThan(5000);
});
