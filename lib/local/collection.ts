import { join } from 'node:path';
import type { FunctionDefinition } from '../../functions/definition.ts';
import type { AiMode } from './ai/ai-mode.ts';
import { answersBucket, forgetLocalAnswers, localBuckets } from './ai/answers-bucket.ts';
import type { Cloud, CloudOptions } from './cloud.ts';
import { connectQueues } from './events/fed-queues.ts';
import { startQueueSource } from './events/queue-source.ts';
import { apiListener } from './http/api-listener.ts';
import { openGate } from './http/auth/gate.ts';
import { drain, type Listening } from './http/listen.ts';
import { createLocalFunctions } from './lambda/local-functions.ts';
import { createLogStore } from './logs/log-store.ts';
import { watchFolder } from './s3/folder-watch.ts';
import { openObjectStore } from './s3/object-store.ts';
import { startSchedules } from './schedule/start-schedules.ts';
import { createAwsServices } from './services.ts';
import { openQueueStore } from './sqs/queue-store.ts';
import { loadInterpreter } from './stepfunctions/states-interpreter.ts';
import { wikiUrl } from './wiki/serve-wiki.ts';
import { awsListener } from './wire/aws-listener.ts';

/** Takes what undoes a step, for the end. */
export type AtEnd = (step: () => unknown) => void;

export interface Ports {
  readonly api: Listening;
  readonly aws: Listening;
}

export interface CollectionOptions extends CloudOptions, Ports {
  readonly definitions: readonly FunctionDefinition[];
  /** Absolute. */
  readonly state: string;
  /** Holds a bundle for every definition. */
  readonly bundles: string;
}

const LOCAL_AI: AiMode = { kind: 'local' };

/** How long requests in work may take when the cloud is told to stop. */
const DRAIN_MS = 10_000;

/** Opens the stores, starts functions and services over them, and serves both ports. */
export const runCollection = async (
  options: CollectionOptions,
  atEnd: AtEnd,
): Promise<Omit<Cloud, 'close'>> => {
  const { root, state, bundles, api, aws, ai = LOCAL_AI } = options;
  const gate = await openGate(options.auth ?? { kind: 'none' }, state);
  const { objects, queues } = await openStores(options, atEnd);
  const logs = createLogStore(options.definitions.map(({ name }) => name));
  const observer = logs.keeping(options.observer);
  const functions = createLocalFunctions({ ...options, observer, environment: environmentOf(options) });
  atEnd(functions.close);
  const services = await createAwsServices({
    root,
    state,
    bundles,
    awsUrl: aws.url,
    ai,
    objects,
    queues,
    functions,
    logs,
  });
  atEnd(services.close);
  aws.serve(awsListener(services));
  atEnd(() => drain(aws, DRAIN_MS));
  api.serve(apiListener(functions, gate));
  atEnd(() => drain(api, DRAIN_MS));
  const sources = connectQueues(options.definitions, { objects, queues }).map(
    ({ queue, trigger, definition }) =>
      startQueueSource({
        queue,
        functions,
        functionName: definition.name,
        batchSize: trigger.batchSize,
        concurrency: Math.min(trigger.maxConcurrency, options.concurrency),
      }),
  );
  atEnd(() => Promise.all(sources.map((source) => source.close())));
  const schedules = startSchedules(functions);
  atEnd(() => schedules.close());
  const watch = watchFolder(objects);
  atEnd(() => watch.close());
  functions.warm('predict');
  /** The interpreter takes a moment to load; nobody's first workflow should wait for it. */
  void loadInterpreter();
  return { apiUrl: api.url, awsUrl: aws.url, bucketsFolder: objects.folder, functions };
};

const openStores = async ({ state, definitions, ai = LOCAL_AI }: CollectionOptions, atEnd: AtEnd) => {
  const stateFolder = join(state, 'state');
  const buckets = localBuckets(definitions, ai);
  const objects = await openObjectStore({ folder: join(state, 's3'), stateFolder, buckets });
  atEnd(() => objects.close());
  await forgetLocalAnswers(objects, ai);
  const queues = await openQueueStore({ folder: stateFolder });
  atEnd(() => queues.close());
  return { objects, queues };
};

const environmentOf = ({ aws, logLevel, overrides, state, ai = LOCAL_AI }: CollectionOptions) => ({
  endpointUrl: aws.url,
  logLevel,
  compileCache: join(state, 'compile-cache'),
  overrides: { WIKI_URL: wikiUrl(aws.url), ...overrides },
  bucketNames: { answers: answersBucket(ai) },
});
