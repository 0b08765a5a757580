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
}

/** Objects created in a bucket, delivered in batches through a queue with a dead-letter queue. */
export interface BucketTrigger {
  readonly kind: 'bucket';
  readonly bucket: Bucket;
  /** Which keys fire. Case-sensitive, as in S3; a hint only, the handler looks at the bytes. */
  readonly suffixes: readonly string[];
  readonly batchSize: number;
  /** Deliveries of one message before it goes to the dead-letter queue. */
  readonly maxReceiveCount: number;
  /** Batches in work at the same time, 2 to 1000. */
  readonly maxConcurrency: number;
}

/** A step of a Step Functions workflow. */
export interface TaskTrigger {
  readonly kind: 'task';
  readonly workflow: string;
}

/** Invoked by name, with an event of its own. */
export interface DirectTrigger {
  readonly kind: 'direct';
}

export type Trigger = HttpTrigger | BucketTrigger | TaskTrigger | DirectTrigger;

/** The buckets of the collection, by the role they play. */
export type Bucket = 'images' | 'labels';

/** What a function may touch; infra turns each into one hand-written policy statement. */
export type Access =
  | { readonly kind: 'read-objects'; readonly bucket: Bucket }
  | { readonly kind: 'write-objects'; readonly bucket: Bucket }
  | { readonly kind: 'detect-labels' };

export interface FunctionDefinition {
  /** Kebab-case; names the folder, the Lambda function, its log group and its events. */
  readonly name: string;
  readonly summary: string;
  readonly triggers: readonly Trigger[];
  readonly access: readonly Access[];
  /**
   * What of `models/` travels with the code: nothing, every card (`model.json`), or cards, models
   * and the ONNX runtime's native library.
   */
  readonly models: 'none' | 'cards' | 'scoring';
  /** Plain settings; bucket names are added from `access`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMiB: number;
  readonly timeoutSeconds: number;
  /** The most sandboxes that may exist at once; left out, the account's own limit holds. */
  readonly reservedConcurrency?: number;
}

const DEFAULTS = { access: [], models: 'none', environment: {}, memoryMiB: 512, timeoutSeconds: 10 } as const;

type Given = Pick<FunctionDefinition, 'name' | 'summary' | 'triggers'> & Partial<FunctionDefinition>;

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
export const defineFunction = (given: Given): FunctionDefinition => Object.freeze({ ...DEFAULTS, ...given });

/** The variable that tells a function the real name of a bucket it may touch: `LABELS_BUCKET`. */
export const bucketVariable = (bucket: Bucket): string => `${bucket.toUpperCase()}_BUCKET`;

/** The buckets a function may touch, each once. */
export const bucketsOf = ({ access }: FunctionDefinition): readonly Bucket[] => [
  ...new Set(access.flatMap((entry) => ('bucket' in entry ? [entry.bucket] : []))),
];
