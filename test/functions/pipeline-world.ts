import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consumeNames, MOST_RECEIVES } from '../../functions/consume-names/definition.ts';
import { createConsumeHandler } from '../../functions/consume-names/handler.ts';
import { createGatherHandler } from '../../functions/gather-outcomes/handler.ts';
import { createProduceHandler } from '../../functions/produce-names/handler.ts';
import type { NameMessage } from '../../lib/core/pipeline/name-message.ts';
import { connectQueues } from '../../lib/local/events/fed-queues.ts';
import { startQueueSource } from '../../lib/local/events/queue-source.ts';
import type { Invocation } from '../../lib/local/sandbox/sandbox.ts';
import type { Queue } from '../../lib/local/sqs/queue.ts';
import { openQueueStore } from '../../lib/local/sqs/queue-store.ts';
import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import type { PageSource } from '../../lib/runtime/pages/page-source.ts';
import type { Outcomes } from '../../lib/runtime/runs/outcomes.ts';
import type { TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import { textPipeline } from '../../workflows/text-pipeline.ts';
import { type Dice, dice } from '../storm/faults.ts';
import { forever } from '../storm/kill-points.ts';
import { type VirtualTime, virtualTime } from '../storm/virtual-time.ts';
import { buryIn } from './bury-in.ts';
import { type MemoryRuns, memoryRuns } from './memory-runs.ts';
import { runStates } from './run-states.ts';

/** What goes wrong around the pipeline, as a test sets it. */
export interface PipelineFaults {
  readonly pages: PageSource;
  readonly analyser: TextAnalyser;
  /** Passed before each outside call and after it; may throw, as a service does. */
  readonly around: (dice: Dice) => void;
  /** After how many outside calls the worker that starts next is killed; `undefined` lets it live. */
  readonly killAfter: (dice: Dice) => number | undefined;
  /** Messages that SQS delivers once more. */
  readonly duplicates: number;
}

export interface PipelineWorld {
  readonly runs: MemoryRuns;
  readonly time: VirtualTime;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  readonly sent: NameMessage[];
  kills: number;
  faults: PipelineFaults;
  /** Runs the workflow with a list to its end. */
  execute(input: object, list: string): Promise<unknown>;
  /** Until the queue is empty. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

const TIMEOUT_MS = consumeNames.timeoutSeconds * 1000;
const ENDED = { errorType: 'Runtime.ExitError', errorMessage: 'killed' };

/** The pipeline's own functions and workflow over real queues and their poller; S3 is in memory, time virtual. */
export const openPipeline = async (seed: number, faults: PipelineFaults): Promise<PipelineWorld> => {
  const folder = await mkdtemp(join(tmpdir(), 'pipeline-'));
  const time = virtualTime();
  const queues = await openQueueStore({ folder, clock: time.clock });
  const [fed] = connectQueues([consumeNames], { objects: { onCreated: () => {} }, queues });
  if (!fed) throw new Error('no queue feeds consume-names');
  const runs = memoryRuns();
  const rolled = dice(seed);
  const world: PipelineWorld = {
    ...{ runs, time, faults, kills: 0, sent: [] },
    queue: fed.queue,
    deadLetters: queues.queue(`${consumeNames.name}-dlq`),
    execute: async (input, list) => {
      let ended: unknown;
      const execution = runStates(textPipeline, {
        input,
        tasks: tasksOf(world, rolled, list),
        sleep: time.sleep,
      })
        .catch((failure: unknown) => ({ failure }))
        .then((outcome) => {
          ended = outcome;
        });
      await time.runUntil(() => ended !== undefined);
      await execution;
      return ended;
    },
    settle: () => time.runUntil(() => Object.values(fed.queue.depth()).every((count) => count === 0)),
    close: async () => {
      const closing = source.close();
      await time.runUntil(() => true);
      queues.close();
      await closing;
      await rm(folder, { recursive: true });
    },
  };
  const source = startQueueSource({
    queue: fed.queue,
    functionName: consumeNames.name,
    functions: { invoke: (_, event) => consume(world, rolled, event) },
    batchSize: fed.trigger.batchSize,
    concurrency: fed.trigger.maxConcurrency,
    pause: time.sleep,
  });
  return world;
};

const tasksOf = (world: PipelineWorld, rolled: Dice, list: string) => {
  const { runs, time } = world;
  const send = async (message: NameMessage) => {
    world.sent.push(message);
    await world.queue.send(JSON.stringify(message));
    if (rolled.chance(world.faults.duplicates)) await world.queue.send(JSON.stringify(message));
  };
  const produce = createProduceHandler({
    ...runs,
    lists: { read: async () => ({ bytes: Buffer.from(list), etag: 'e-1' }) },
    queue: {
      send: async (messages) => {
        for (const message of messages) await send(message);
      },
    },
  });
  const gather = createGatherHandler({ ...runs, now: time.clock.now });
  return { 'produce-names': produce, 'gather-outcomes': gather };
};

/** One invocation of the consumer; killed, nothing more comes of it, and the poller hears that it ended. */
const consume = (world: PipelineWorld, rolled: Dice, event: unknown): Promise<Invocation> => {
  const { time, runs, faults } = world;
  const died = Promise.withResolvers<Invocation>();
  const killAfter = faults.killAfter(rolled);
  let [calls, dead] = [0, false];
  const pass = async (): Promise<void> => {
    await time.sleep(1 + rolled.upTo(40));
    calls += 1;
    if (calls === killAfter && !dead) {
      dead = true;
      world.kills += 1;
      died.resolve({ ok: false, error: ENDED, log: [] });
    }
    if (dead) await forever();
  };
  const outside = async <T>(call: () => Promise<T>): Promise<T> => {
    await pass();
    faults.around(rolled);
    const answer = await call();
    await pass();
    faults.around(rolled);
    return answer;
  };
  const outcomes: Pick<Outcomes, 'find' | 'write'> = {
    find: (...found) => outside(() => runs.outcomes.find(...found)),
    write: (...written) => outside(() => runs.outcomes.write(...written)),
  };
  const handler = createConsumeHandler({
    outcomes,
    pages: { summary: (title) => outside(() => faults.pages.summary(title)) },
    analyser: { analyse: (...asked) => outside(() => faults.analyser.analyse(...asked)) },
    deadLetters: {
      maxReceives: MOST_RECEIVES,
      bury: (record, reason) => outside(() => buryIn(world.deadLetters, record, reason)),
    },
    clock: { now: time.clock.now, sleep: time.sleep },
  });
  const end = time.clock.now() + TIMEOUT_MS;
  const context: LambdaContext = {
    awsRequestId: 'storm',
    getRemainingTimeInMillis: () => (dead ? 0 : Math.max(0, end - time.clock.now())),
  };
  const invoked = async (): Promise<Invocation> => {
    const payload = JSON.stringify(await handler(event, context));
    await pass();
    return { ok: true, payload, log: [] };
  };
  return Promise.race([invoked(), died.promise]);
};
