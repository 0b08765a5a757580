import { join, resolve } from 'node:path';
import type { FunctionDefinition } from '../../functions/definition.ts';
import { FUNCTIONS } from '../../functions/registry.ts';
import type { AiMode } from './ai/ai-mode.ts';
import { refuseItself } from './ai/refuse-itself.ts';
import { prepareBundles } from './bundles/local-bundles.ts';
import type { AtEnd, Ports } from './collection.ts';
import type { ApiAuth } from './http/auth/gate.ts';
import { drain, listen } from './http/listen.ts';
import type { FunctionObserver, LocalFunctions } from './lambda/local-functions.ts';
import { lockState } from './state/state-lock.ts';

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
  /**
   * Who may call the API.
   *
   * @default everybody on this machine
   */
  readonly auth?: ApiAuth;
  /**
   * Who answers calls of Comprehend, Translate and Rekognition.
   *
   * @default engines of the laptop cloud itself
   */
  readonly ai?: AiMode;
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

/**
 * Starts the laptop cloud on 127.0.0.1.
 *
 * @throws {StateFolderError | PortTakenError | IssuerError | ConfigError} saying what to do.
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

/** Registers what undoes each step as it is done: a stop, or a start that fails half-way, goes back in reverse. */
const start = async (options: CloudOptions, atEnd: AtEnd): Promise<Started> => {
  const { root, definitions = FUNCTIONS } = options;
  const state = resolve(options.state);
  const bundles = join(state, 'bundles');
  atEnd(lockState(state));
  const ports = await openPorts(options, atEnd);
  if (options.ai) refuseItself(options.ai, ports.aws.url);
  /** Bundles are made by a process of their own; what serves them loads meanwhile. */
  const [{ runCollection }] = await Promise.all([
    import('./collection.ts'),
    prepareBundles({ root, folder: bundles, definitions }),
  ]);
  return runCollection({ ...options, definitions, state, bundles, ...ports }, atEnd);
};

const openPorts = async ({ apiPort, awsPort }: CloudOptions, atEnd: AtEnd): Promise<Ports> => {
  const api = await listen({ port: apiPort, purpose: 'the API', option: '--port' });
  atEnd(() => drain(api, 0));
  const aws = await listen({ port: awsPort, purpose: "AWS's protocols", option: '--aws-port' });
  atEnd(() => drain(aws, 0));
  return { api, aws };
};
