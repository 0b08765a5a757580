import type { Bucket, Queue } from './definition.ts';

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

/** The variable that tells a hook of deployments what functions are called here: JSON, by their names in the registry. */
export const RELEASED_VARIABLE = 'RELEASED_FUNCTIONS';

/** The variable that tells the hook after a deployment how many requests make a canary count. */
export const CANARY_MIN_REQUESTS_VARIABLE = 'CANARY_MIN_REQUESTS';
