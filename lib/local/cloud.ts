import { join, resolve } from 'node:path';
import { bucketsOf, type FunctionDefinition } from '../../functions/definition.ts';
import { FUNCTIONS } from '../../functions/registry.ts';
import { prepareBundles } from './bundles/local-bundles.ts';
import { connectBuckets } from './events/bucket-queues.ts';
import { startQueueSource } from './events/queue-source.ts';
import { apiListener } from './http/api-listener.ts';
import { drain, type Listening, listen } from './http/listen.ts';
import {
  createLocalFunctions,
  type FunctionObserver,
  type LocalFunctions,
} from './lambda/local-functions.ts';
import { watchFolder } from './s3/folder-watch.ts';
import { openObjectStore } from './s3/object-store.ts';
import { createAwsServices } from './services.ts';
import { openQueueStore } from './sqs/queue-store.ts';
import { lockState } from './state/state-lock.ts';
import { loadInterpreter } from './stepfunctions/states-interpreter.ts';
import { awsListener } from './wire/aws-listener.ts';

export interface CloudOptions {
  /** The project's root. */
  readonly root: string;
  /** Where everything that lasts is kept; pictures go into `s3/images` in it. */
  readonly state: string;
  /** 0 chooses a free port. */
  readonly apiPort: number;
  readonly awsPort: number;
  /** Processes per function, where its definition does not reserve fewer. */
  readonly concurrency: number;
  /** Of the functions: DEBUG, INFO, WARN, ERROR. */
  readonly logLevel: string;
  /** Settings that win over those in the functions' definitions. */
  readonly overrides: Readonly<Record<string, string>>;
  readonly observer: FunctionObserver;
  /** @default the collection */
  readonly definitions?: readonly FunctionDefinition[];
}

/** The collection, running on this machine. */
export interface Cloud {
  readonly apiUrl: string;
  readonly awsUrl: string;
  /** The folder whose sub-folders are the buckets. */
  readonly bucketsFolder: string;
  readonly functions: LocalFunctions;
  /** Takes no more requests, lets those in work end (10 s at most), and keeps everything that lasts. */
  close(): Promise<void>;
}

/** How long requests in work may take when the cloud is told to stop. */
const DRAIN_MS = 10_000;

/**
 * Starts the laptop cloud on 127.0.0.1.
 *
 * @throws {StateFolderError | PortTakenError} saying what to do.
 */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const undo: (() => unknown)[] = [];
  const atEnd: AtEnd = (step) => void undo.unshift(step);
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0)) await step();
  };
  try {
    return { ...(await start(options, atEnd)), close };
  } catch (error) {
    await close();
    throw error;
  }
};

type Started = Omit<Cloud, 'close'>;
type AtEnd = (step: () => unknown) => void;

/** Registers what undoes each step as it is done: a stop, or a start that fails half-way, goes back in reverse. */
const start = async (options: CloudOptions, atEnd: AtEnd): Promise<Started> => {
  const { root, definitions = FUNCTIONS, overrides, logLevel, concurrency, observer } = options;
  const state = resolve(options.state);
  const bundles = join(state, 'bundles');
  atEnd(lockState(state));
  const [api, aws] = await openPorts(options, atEnd);
  const [{ objects, queues }] = await Promise.all([
    openStores(state, definitions, atEnd),
    prepareBundles({ root, folder: bundles, definitions }),
  ]);
  const environment = {
    endpointUrl: aws.url,
    logLevel,
    compileCache: join(state, 'compile-cache'),
    overrides,
  };
  const functions = createLocalFunctions({ definitions, bundles, environment, concurrency, observer });
  atEnd(functions.close);
  const services = await createAwsServices({
    root,
    state,
    bundles,
    awsUrl: aws.url,
    objects,
    queues,
    functions,
  });
  atEnd(services.close);
  aws.serve(awsListener(services));
  atEnd(() => drain(aws, DRAIN_MS));
  api.serve(apiListener(functions));
  atEnd(() => drain(api, DRAIN_MS));
  const sources = connectBuckets(definitions, { objects, queues }).map(({ queue, trigger, definition }) =>
    startQueueSource({
      queue,
      functions,
      functionName: definition.name,
      batchSize: trigger.batchSize,
      concurrency: Math.min(trigger.maxConcurrency, concurrency),
    }),
  );
  atEnd(() => Promise.all(sources.map((source) => source.close())));
  const watch = watchFolder(objects);
  atEnd(() => watch.close());
  functions.warm('predict');
  /** The interpreter takes a moment to load; nobody's first workflow should wait for it. */
  void loadInterpreter();
  return { apiUrl: api.url, awsUrl: aws.url, bucketsFolder: objects.folder, functions };
};

const openPorts = async (
  { apiPort, awsPort }: CloudOptions,
  atEnd: AtEnd,
): Promise<[Listening, Listening]> => {
  const api = await listen({ port: apiPort, purpose: 'the API', option: '--port' });
  atEnd(() => drain(api, 0));
  const aws = await listen({ port: awsPort, purpose: "AWS's protocols", option: '--aws-port' });
  atEnd(() => drain(aws, 0));
  return [api, aws];
};

const openStores = async (state: string, definitions: readonly FunctionDefinition[], atEnd: AtEnd) => {
  const stateFolder = join(state, 'state');
  const buckets = [...new Set(definitions.flatMap(bucketsOf))];
  const objects = await openObjectStore({ folder: join(state, 's3'), stateFolder, buckets });
  atEnd(() => objects.close());
  const queues = await openQueueStore({ folder: stateFolder });
  atEnd(() => queues.close());
  return { objects, queues };
};
