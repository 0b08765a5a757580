import { POISONS, type Poison, STORM_RATES } from './faults.ts';
import { KILL_POINTS } from './kill-points.ts';
import type { ObjectVersion } from './memory-s3.ts';
import { PICTURE } from './picture-bytes.ts';
import { openWorld, type World } from './world.ts';

export interface Storm {
  readonly world: World;
  readonly keys: readonly string[];
  /** Keys that were deleted in the middle; what becomes of them is open. */
  readonly deleted: ReadonlySet<string>;
  readonly poisoned: ReadonlyMap<string, Poison>;
  readonly events: number;
}

const SHARES = { poison: 0.02, duplicated: 0.1, late: 0.1, replaced: 0.03, deleted: 0.01 };
const SECONDS = 1000;
/** At least; workers that are to be killed already may follow. */
export const KILLS = 20;

/**
 * So many objects within a minute, some replaced or deleted soon after; a tenth of the events come two or three
 * times over ten minutes, a tenth late and so out of order; calls fail, and twenty workers are killed.
 */
export const runStorm = async (objects: number, seed: number): Promise<Storm> => {
  const world = await openWorld({ seed, rates: STORM_RATES });
  const { dice, time, s3 } = world;
  const keys = Array.from({ length: objects }, (_, index) => `storm/${index % 17}/picture ${index}+.jpg`);
  for (const key of keys) if (dice.chance(SHARES.poison)) world.poison.set(key, dice.pick(POISONS));
  const poisoned = new Map(world.poison);
  const deleted = new Set<string>();
  let [versions, events, toCome] = [0, 0, 0];

  const later = (seconds: number, run: () => unknown): void => {
    toCome += 1;
    time.clock.after(seconds * SECONDS, () => {
      toCome -= 1;
      run();
    });
  };
  const announce = (version: ObjectVersion, delay: number): void => {
    events += 1;
    later(delay, () => world.announce(version));
  };
  const create = (key: string): void => {
    versions += 1;
    const version = versionOf(key, versions, new Date(time.clock.now()).toISOString(), dice.chance(0.3));
    s3.create(version);
    announce(version, dice.chance(SHARES.late) ? dice.upTo(600) : dice.upTo(1));
    if (!dice.chance(SHARES.duplicated)) return;
    announce(version, dice.upTo(2));
    if (dice.chance(0.5)) announce(version, dice.upTo(600));
  };
  for (const key of keys) {
    const at = dice.upTo(60);
    later(at, () => create(key));
    if (dice.chance(SHARES.replaced)) later(at + dice.upTo(5), () => create(key));
    if (!dice.chance(SHARES.deleted)) continue;
    deleted.add(key);
    later(at + 5 + dice.upTo(5), () => s3.delete(key));
  }
  killSome(world, objects);
  await world.settle(() => toCome === 0);
  return { world, keys, deleted, poisoned, events };
};

/** Spread over the batches; not every worker comes by the point where it would be killed. */
const killSome = (world: World, objects: number): void => {
  const { dice } = world;
  const share = Math.min(1, (5 * KILLS) / (objects / 10));
  world.nextKill = () => {
    const isOver = world.killed.length >= KILLS || !dice.chance(share);
    return isOver ? undefined : dice.pick(KILL_POINTS);
  };
};

/** Sequencers grow, and are not all of one length. */
const versionOf = (key: string, count: number, eventTime: string, long: boolean): ObjectVersion => ({
  key,
  etag: `etag-${count}`,
  versionId: `version-${count}`,
  sequencer: count.toString(16).toUpperCase().padStart(10, '0') + (long ? '7F3A' : ''),
  eventTime,
  bytes: PICTURE,
});
