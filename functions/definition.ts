import { type FunctionAlarms, usualAlarms } from '../lib/core/alarms.ts';
import type { ModelCard } from '../lib/core/model/card.ts';

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

/** What Amazon Comprehend may be asked; each brings the call for many texts along, where there is one. */
export type TextAnalysis =
  | 'DetectDominantLanguage'
  | 'DetectSentiment'
  | 'DetectEntities'
  | 'DetectKeyPhrases'
  | 'DetectPiiEntities'
  | 'DetectSyntax';

/** What a function may touch; infra turns each into one hand-written policy statement. */
export type Access =
  | { readonly kind: 'read-objects'; readonly bucket: Bucket }
  | { readonly kind: 'list-objects'; readonly bucket: Bucket }
  | { readonly kind: 'write-objects'; readonly bucket: Bucket }
  /** Below one prefix only. */
  | { readonly kind: 'delete-objects'; readonly bucket: Bucket; readonly prefix: string }
  /** To the queue of a function that this bucket feeds. */
  | { readonly kind: 'announce-objects'; readonly bucket: Bucket; readonly to: string }
  | { readonly kind: 'detect-labels' }
  | { readonly kind: 'analyse-texts'; readonly by: readonly TextAnalysis[] }
  | { readonly kind: 'translate-texts' }
  | { readonly kind: 'send-messages'; readonly queue: Queue }
  /** Start executions of a workflow and look at them. */
  | { readonly kind: 'run-workflow'; readonly workflow: string };

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

/** The variable that tells a function fed by a bucket where its dead letters go, as a queue's URL. */
export const DEAD_LETTERS_VARIABLE = 'DEAD_LETTERS_URL';

/** The variable that tells a function where it may announce objects, as a queue's URL. */
export const ANNOUNCEMENTS_VARIABLE = 'ANNOUNCEMENTS_URL';

/** The variable that tells a function the real name of a bucket it may touch: `LABELS_BUCKET`. */
export const bucketVariable = (bucket: Bucket): string => `${bucket.toUpperCase()}_BUCKET`;

/** The variable that tells a function the URL of a queue it may fill: `NAMES_QUEUE_URL`. */
export const queueVariable = (queue: Queue): string => `${queue.toUpperCase()}_QUEUE_URL`;

/** The variable that tells a function which workflow it may run, as a state machine's ARN: `TEXT_PIPELINE_ARN`. */
export const workflowVariable = (workflow: string): string =>
  `${workflow.toUpperCase().replaceAll('-', '_')}_ARN`;

/**
 * How much a function may ask of paid services, as variables that the deployer can change. A call is one text of up
 * to 5,000 bytes, or one picture; longer texts count once for each 5,000 bytes begun. Days are UTC's.
 */
export const AI_LIMITS = {
  /** Hours for which an identical text or picture is answered from the `answers` bucket; 0 keeps nothing. */
  ANSWER_HOURS: '168',
  DAILY_COMPREHEND_CALLS: '10000',
  DAILY_TRANSLATE_CALLS: '1000',
  DAILY_REKOGNITION_CALLS: '10000',
} as const;

/** The limits by name, for a function's environment. */
export const aiLimits = (...names: readonly (keyof typeof AI_LIMITS)[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, AI_LIMITS[name]]));

/** The variable that tells a hook of deployments what functions are called here: JSON, by their names in the registry. */
export const RELEASED_VARIABLE = 'RELEASED_FUNCTIONS';

/** The variable that tells the hook after a deployment how many requests make a canary count. */
export const CANARY_MIN_REQUESTS_VARIABLE = 'CANARY_MIN_REQUESTS';

/** What brings messages to a function through a queue of its own: a bucket that tells what was created, or other functions. */
export type FeedTrigger = BucketTrigger | QueueTrigger;

/** The queues between a function and what feeds it. */
export const feedsOf = ({ triggers }: FunctionDefinition): readonly FeedTrigger[] =>
  triggers.filter((trigger) => trigger.kind === 'bucket' || trigger.kind === 'queue');

/** What a queue carries, in one word: tells a function's queues apart. */
export const feedName = (trigger: FeedTrigger): Bucket | Queue =>
  trigger.kind === 'bucket' ? trigger.bucket : trigger.queue;

/**
 * The one function that reads a queue.
 *
 * @throws {RangeError} when none does, or several: each message would reach only one of them.
 */
export const readerOf = (queue: Queue, definitions: readonly FunctionDefinition[]): FunctionDefinition => {
  const readers = definitions.filter((definition) =>
    feedsOf(definition).some((trigger) => trigger.kind === 'queue' && trigger.queue === queue),
  );
  const [reader] = readers;
  if (reader !== undefined && readers.length === 1) return reader;
  const found = readers.map(({ name }) => name).join(', ') || 'none';
  throw new RangeError(`the queue "${queue}" needs one function that reads it; there is: ${found}`);
};

/** The buckets a function may touch, each once. */
export const bucketsOf = ({ access }: FunctionDefinition): readonly Bucket[] => [
  ...new Set(access.flatMap((entry) => ('bucket' in entry ? [entry.bucket] : []))),
];
