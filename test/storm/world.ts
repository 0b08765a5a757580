import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { labelImage } from '../../functions/label-image/definition.ts';
import { connectQueues } from '../../lib/local/events/fed-queues.ts';
import { startQueueSource } from '../../lib/local/events/queue-source.ts';
import { s3EventBody } from '../../lib/local/s3/event-record.ts';
import type { Queue } from '../../lib/local/sqs/queue.ts';
import { openQueueStore } from '../../lib/local/sqs/queue-store.ts';
import { type Dice, dice, type FaultRates, type Poison } from './faults.ts';
import type { KillPoint } from './kill-points.ts';
import { type MemoryS3, memoryS3, type ObjectVersion } from './memory-s3.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';
import { runWorker } from './worker.ts';

/** Everything around label-image in one run: real queues and poller, S3 and the service in memory, time virtual. */
export interface World {
  readonly time: VirtualTime;
  readonly dice: Dice;
  readonly s3: MemoryS3;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** By key; emptied when the faults are mended. */
  readonly poison: Map<string, Poison>;
  /** Versions, by key and sequencer, each time that the service was paid for one. */
  readonly paid: string[];
  readonly killed: KillPoint[];
  /** Versions whose worker was killed or failed between the paid call and its result, each time: paying again is fair. */
  readonly cutOff: string[];
  /** The most one call takes, beside a millisecond. */
  readonly latencyMs: number;
  rates: FaultRates;
  /** Where the worker that starts next is killed; `undefined` lets it live. */
  nextKill: () => KillPoint | undefined;
  announce(version: ObjectVersion): Promise<unknown>;
  /** Runs until both the source queue and the list of things to come are empty. */
  settle(isQuiet: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly seed: number;
  readonly rates: FaultRates;
  readonly latencyMs?: number;
}

export const openWorld = async ({ seed, rates, latencyMs = 40 }: WorldOptions): Promise<World> => {
  const folder = await mkdtemp(join(tmpdir(), 'storm-'));
  const time = virtualTime();
  const queues = await openQueueStore({ folder, clock: time.clock });
  /** Nothing is announced by itself: each run decides when and how often. */
  const [fed] = connectQueues([labelImage], { objects: { onCreated: () => {} }, queues });
  if (!fed) throw new Error('no queue feeds label-image');
  const { queue, trigger } = fed;
  const world: World = {
    time,
    dice: dice(seed),
    s3: memoryS3(),
    queue,
    deadLetters: queues.queue('label-image-dlq'),
    poison: new Map(),
    paid: [],
    killed: [],
    cutOff: [],
    latencyMs,
    rates,
    nextKill: () => undefined,
    announce: (version) => queue.send(notificationOf(version)),
    settle: (isQuiet) => time.runUntil(() => isQuiet() && isEmpty(queue)),
    close: async () => {
      const closing = source.close();
      await time.runUntil(() => true);
      queues.close();
      await closing;
      await rm(folder, { recursive: true });
    },
  };
  const source = startQueueSource({
    queue,
    functionName: labelImage.name,
    functions: { invoke: (_, event) => runWorker(world, event, world.nextKill()) },
    batchSize: trigger.batchSize,
    concurrency: trigger.maxConcurrency,
    pause: time.sleep,
  });
  return world;
};

const isEmpty = (queue: Queue): boolean => {
  const { visible, inFlight, delayed } = queue.depth();
  return visible + inFlight + delayed === 0;
};

const SOURCE = { region: 'us-east-1', accountId: '000000000000' };

/** The event of a version, with the version id that a versioned bucket adds. */
const notificationOf = ({ bytes, ...version }: ObjectVersion): string => {
  const created = {
    bucket: 'images',
    eventName: 'ObjectCreated:Put',
    size: bytes.length,
    ...version,
  } as const;
  const { Records } = s3EventBody(created, SOURCE);
  const records = Records.map((record) => {
    const { s3 } = record;
    return { ...record, s3: { ...s3, object: { ...s3.object, versionId: version.versionId } } };
  });
  return JSON.stringify({ Records: records });
};
