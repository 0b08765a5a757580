import { expect } from 'vitest';
import { replayLetters } from '../../lib/cli/dlq/replay-letters.ts';
import { NO_FAULTS } from './faults.ts';
import { KILLS, runStorm } from './scenario.ts';
import { letterQueueOf, verdictOn } from './verdict.ts';

const ALL = { limit: 100_000 };

/** Runs a storm and expects every promise kept; then mends the faults, replays the dead letters, and replays again. */
export const judgeStorm = async (objects: number, seed: number) => {
  const storm = await runStorm(objects, seed);
  const { world, poisoned, keys, deleted } = storm;
  const { letters, paidAgain, mostPaid: _, ...wrong } = verdictOn(storm);
  expect(wrong).toEqual({
    lost: [],
    doubleResults: [],
    poisonNotBuried: [],
    buriedWithoutReason: [],
    buriedThoughGood: [],
    paidTooOften: [],
    claimsLeft: 0,
  });
  expect(world.killed.length).toBeGreaterThanOrEqual(KILLS);

  world.poison.clear();
  world.rates = NO_FAULTS;
  world.nextKill = () => undefined;
  expect(await replayLetters(letterQueueOf(world), ALL)).toEqual({
    replayed: letters,
    failedAgain: 0,
    left: 0,
  });
  await world.settle(() => true);
  const recovered = [...poisoned.keys()].filter(
    (key) => world.s3.results.get(key)?.stored.status === 'labelled',
  );
  const wanted = [...poisoned.keys()].filter((key) => !deleted.has(key));
  expect(wanted.filter((key) => !recovered.includes(key))).toEqual([]);

  const writes = world.s3.writes.length;
  expect(await replayLetters(letterQueueOf(world), ALL)).toEqual({ replayed: 0, failedAgain: 0, left: 0 });
  await world.settle(() => true);
  expect(world.s3.writes).toHaveLength(writes);
  await world.close();
  return { events: storm.events, kills: world.killed.length, paidAgain, objects: keys.length };
};
