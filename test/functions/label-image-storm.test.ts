import { expect, it } from 'vitest';
import { NO_FAULTS, POISONS } from '../storm/faults.ts';
import { judgeStorm } from '../storm/judge-storm.ts';
import { KILL_POINTS } from '../storm/kill-points.ts';
import { PICTURE } from '../storm/picture-bytes.ts';
import { verdictOn } from '../storm/verdict.ts';
import { openWorld } from '../storm/world.ts';

it.each([101, 102, 103])(
  'a thousand objects in a storm, seed %i: every promise is kept',
  async (seed) => {
    expect(await judgeStorm(1000, seed)).toMatchObject({ objects: 1000 });
  },
  60_000,
);

const versionOf = (key: string, sequencer: string) => ({
  key,
  sequencer,
  etag: `etag-${sequencer}`,
  versionId: `version-${sequencer}`,
  eventTime: '2026-01-01T00:00:00.000Z',
  bytes: PICTURE,
});

it.each(KILL_POINTS)('a worker killed %s costs a retry at most, a hundred times', async (point) => {
  const world = await openWorld({ seed: 7, rates: NO_FAULTS });
  const runs = Array.from({ length: 100 }, (_, run) => `picture ${run}.jpg`);
  for (const [run, key] of runs.entries()) {
    if (point.endsWith('dead letter')) world.poison.set(key, POISONS[run % POISONS.length] ?? 'no picture');
    const version = versionOf(key, `0${run + 100}`);
    world.s3.create(version);
    let doomed = true;
    world.nextKill = () => (doomed ? point : undefined);
    await world.announce(version);
    await world.settle(() => {
      doomed &&= world.killed.length <= run;
      return true;
    });
  }
  const storm = {
    world,
    keys: runs,
    deleted: new Set<string>(),
    poisoned: new Map(world.poison),
    events: 100,
  };
  const { paidAgain, mostPaid, letters: _, ...wrong } = verdictOn(storm);
  expect(world.killed).toEqual(runs.map(() => point));
  expect([...Object.values(wrong)].flat().filter(Boolean)).toEqual([]);
  expect(mostPaid).toBeLessThanOrEqual(2);
  expect(paidAgain).toBe(PAYS_AGAIN[point] ?? 0);
  await world.close();
});

/** Nothing tells the next worker that the killed one had paid; one poison in four is a call that is paid for. */
const PAYS_AGAIN: Readonly<Record<string, number>> = {
  'after the paid call': 100,
  'before writing the result': 100,
  'before the dead letter': 25,
  'after the dead letter': 25,
};
