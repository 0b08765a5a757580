import { type FunctionAlarms, usualAlarms } from '../lib/core/alarms.ts';
import type { ModelCard } from '../lib/core/model/card.ts';
import type { Access } from './access.ts';

/** A JSON Schema (draft 2020-12) fragment, as OpenAPI 3.1 takes it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** What a route takes and gives, for the OpenAPI document. */
export interface Operation {
  readonly summary: string;
  /** The JSON body; leave out when the route takes none. */
  readonly request?: JsonSchema;
  readonly reply: JsonSchema;
  /** @default 'application/json' */
  readonly replyType?: string;
}

/** The models behind the routes, by which some of them are described. */
export interface ServedModels {
  readonly cards: readonly ModelCard[];
  /** The one that answers when a caller names none. */
  readonly defaultModel: string;
}

export interface HttpTrigger {
  readonly kind: 'http';
  readonly method: 'GET' | 'POST' | 'ANY';
  /** API Gateway's syntax: `/models/{name}`, or `$default` for whatever no other route takes. */
  readonly path: string;
  /** Left out for routes that the OpenAPI document does not show. */
  readonly operation?: (served: ServedModels) => Operation;
  /**
   * The most that the route takes, over all callers, where that is less than what the deployer lets every
   * route take.
   */
  readonly throttle?: Throttle;
}

export interface Throttle {
  /** Requests per second. */
  readonly rate: number;
  /** Requests that may come at once on top of the rate. */
  readonly burst: number;
}

/**
 * Where browsers ask with `OPTIONS` whether a page may call: the function behind `$default` answers there, to
 * anybody.
 */
export const PREFLIGHT_PATHS = ['/', '/{proxy+}'] as const;

/** Objects created in a bucket, delivered in batches through a queue with a dead-letter queue. */
export interface BucketTrigger {
  readonly kind: 'bucket';
  readonly bucket: Bucket;
  /** Which keys fire. Case-sensitive, as in S3; a hint only, the handler looks at the bytes. */
  readonly suffixes: readonly string[];
  readonly batchSize: number;
  /** Deliveries of one message before SQS itself moves it to the dead-letter queue, which tells no reason. */
  readonly maxReceiveCount: number;
  /** Batches in work at the same time, 2 to 1000. */
  readonly maxConcurrency: number;
}

/** Messages of a queue that a function of the collection fills, in batches, with a dead-letter queue. */
export interface QueueTrigger {
  readonly kind: 'queue';
  readonly queue: Queue;
  readonly batchSize: number;
  /** Deliveries of one message before SQS itself moves it to the dead-letter queue, which tells no reason. */
  readonly maxReceiveCount: number;
  /** Batches in work at the same time, 2 to 1000. */
  readonly maxConcurrency: number;
}

/** A step of a Step Functions workflow. */
export interface TaskTrigger {
  readonly kind: 'task';
  readonly workflow: string;
}

/**
 * Called by CodeDeploy before the first request, or after the last, goes to the new version of a function
 * behind the API. It brings the rights to read the deployment and to report on it and, before, to call new
 * versions; after, to read their metrics and alarms.
 */
export interface DeploymentTrigger {
  readonly kind: 'deployment';
  readonly moment: 'before' | 'after';
}

/** Invoked by name, with an event of its own. */
export interface DirectTrigger {
  readonly kind: 'direct';
}

/** Run again and again, with `{ "time": … }`, the time at which the run was to start: ISO 8601, UTC. */
export type ScheduleTrigger = { readonly kind: 'schedule' } & (
  | { readonly everyMinutes: number }
  /** `HH:MM`, UTC. */
  | { readonly dailyAt: string }
);

export type Trigger =
  | HttpTrigger
  | BucketTrigger
  | QueueTrigger
  | TaskTrigger
  | DirectTrigger
  | DeploymentTrigger
  | ScheduleTrigger;

/**
 * The buckets of the collection, by the role they play: pictures and their labels, texts and their analyses, data sets
 * and lists, what runs of the pipeline made, and answers of paid services that are kept for a while.
 */
export type Bucket = 'images' | 'labels' | 'texts' | 'analyses' | 'datasets' | 'runs' | 'answers';

/** The queues that functions fill themselves. */
export type Queue = 'names';

export interface FunctionDefinition {
  /** Kebab-case; names the folder, the Lambda function, its log group and its events. */
  readonly name: string;
  readonly summary: string;
  readonly triggers: readonly Trigger[];
  readonly access: readonly Access[];
  /**
   * What of `models/` travels with the code: nothing, every card (`model.json`), cards with what their
   * models are to answer (`golden.json`), or cards, models and the ONNX runtime's native library.
   */
  readonly models: 'none' | 'cards' | 'golden' | 'scoring';
  /** What of `events/` travels with the code: nothing, or the recorded events and replies of functions behind the API. */
  readonly events: 'none' | 'recorded';
  /** Plain settings; bucket names are added from `access`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
  /** The most sandboxes that may exist at once; left out, the account's own limit holds. */
  readonly reservedConcurrency?: number;
  /** Whom the function wakes up, and when. */
  readonly alarms: FunctionAlarms;
}

const DEFAULTS = {
  access: [],
  models: 'none',
  events: 'none',
  environment: {},
  memoryMiB: 512,
  timeoutSeconds: 10,
} as const;

type Given = Pick<FunctionDefinition, 'name' | 'summary' | 'triggers'> &
  Partial<Omit<FunctionDefinition, 'alarms'>> & {
    /** Kinds that are left out are the usual ones. */
    readonly alarms?: Partial<FunctionAlarms>;
  };

/**
 * Describes one Lambda function, once, for synth, the laptop cloud, OpenAPI and the CLI alike.
 *
 * @example
 * export const marco = defineFunction({
 *   name: 'marco',
 *   summary: 'Answers "Polo" when it hears "Marco".',
 *   triggers: [{ kind: 'direct' }],
 * });
 */
export const defineFunction = (given: Given): FunctionDefinition => {
  const settings = { ...DEFAULTS, ...given };
  return Object.freeze({ ...settings, alarms: { ...usualAlarms(settings), ...given.alarms } });
};
