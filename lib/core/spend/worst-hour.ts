import { PRICES } from './prices.ts';
import { ASSUMPTIONS, QUOTAS } from './quotas.ts';

/** The limits of one stage, as its settings and definitions set them. */
export interface SpendLimits {
  readonly arch: 'arm64' | 'x86_64';
  /** Each route's own limit: requests per second, and at once on top. */
  readonly routes: readonly { readonly rate: number; readonly burst: number }[];
  readonly functions: readonly FunctionLimits[];
  readonly queues: number;
  readonly workflows: number;
}

export interface FunctionLimits {
  readonly name: string;
  readonly memoryMiB: number;
  /** Sandboxes at once. */
  readonly sandboxes: number;
  /** Every picture that it works on may be a paid call. */
  readonly detectsLabels: boolean;
}

/** What one kind of use costs at most in an hour. */
export interface SpendRow {
  readonly what: string;
  /** What keeps it from being more. */
  readonly limit: string;
  readonly units: number;
  readonly usd: number;
}

const HOUR_SECONDS = 3600;
const GIB = 1024 ** 3;

/**
 * What an hour can cost when callers, uploaders and whoever may start workflows use up every limit at
 * once: Σ units · price. Alarms, dashboards, keys and stored bytes cost the same in every hour and are left out.
 */
export const worstHour = (limits: SpendLimits): readonly SpendRow[] => {
  const { arch, routes, functions, queues, workflows } = limits;
  const requests = sum(routes.map(({ rate, burst }) => rate * HOUR_SECONDS + burst));
  const sandboxes = sum(functions.map((fn) => fn.sandboxes));
  const invocations = sandboxes * QUOTAS.invocationsPerSandboxSecond * HOUR_SECONDS;
  const answered = Math.min(requests, invocations);
  const pictures = picturesPerSecond(functions) * HOUR_SECONDS;
  const polls = (queues * ASSUMPTIONS.pollersPerQueue * HOUR_SECONDS) / ASSUMPTIONS.pollSeconds;
  const transitions =
    workflows === 0 ? 0 : QUOTAS.transitionsPerSecond * HOUR_SECONDS + QUOTAS.transitionBucket;
  return [
    row(
      'API requests, 512 KB each',
      `${routes.length} routes' throttles; 10 MB a request`,
      requests * QUOTAS.unitsPerApiRequest,
      PRICES.apiRequest,
    ),
    row(
      'data out, GB',
      `${ASSUMPTIONS.replyKib} KiB a reply (assumed)`,
      (answered * ASSUMPTIONS.replyKib * 1024) / GIB,
      PRICES.gigabyteOut,
    ),
    ...functions.map((fn) => durationRow(fn, arch)),
    row(
      'Lambda invocations',
      `${QUOTAS.invocationsPerSandboxSecond}/s in each of ${sandboxes} sandboxes`,
      invocations,
      PRICES.invocation,
    ),
    row(
      'DetectLabels calls',
      `${picturesPerSecond(functions)}/s: sandboxes at ${ASSUMPTIONS.shortestPictureSeconds} s a picture (assumed), or AWS's quota`,
      pictures,
      PRICES.detectLabels,
    ),
    row(
      'S3 writes',
      `${ASSUMPTIONS.s3WritesPerPicture} a picture`,
      pictures * ASSUMPTIONS.s3WritesPerPicture,
      PRICES.s3Write,
    ),
    row(
      'S3 reads',
      `${ASSUMPTIONS.s3ReadsPerPicture} a picture`,
      pictures * ASSUMPTIONS.s3ReadsPerPicture,
      PRICES.s3Read,
    ),
    row(
      'SQS requests',
      `${ASSUMPTIONS.queueRequestsPerPicture} a picture, and idle polls`,
      pictures * ASSUMPTIONS.queueRequestsPerPicture + polls,
      PRICES.queueRequest,
    ),
    row(
      'workflow transitions',
      `AWS's quota, ${QUOTAS.transitionsPerSecond}/s; nothing of ours`,
      transitions,
      PRICES.transition,
    ),
    row(
      'logs, GB',
      'bytes a line (assumed)',
      loggedBytes({ requests, invocations, transitions }) / GIB,
      PRICES.gigabyteLogged,
    ),
    row(
      'traces',
      `${ASSUMPTIONS.tracedShare * 100} % of invocations`,
      invocations * ASSUMPTIONS.tracedShare + HOUR_SECONDS,
      PRICES.trace,
    ),
  ];
};

/** US dollars over all rows. */
export const totalUsd = (rows: readonly SpendRow[]): number => sum(rows.map(({ usd }) => usd));

const row = (what: string, limit: string, units: number, price: number): SpendRow => ({
  what,
  limit,
  units,
  usd: units * price,
});

/** Billed for every millisecond of every sandbox, all hour long. */
const durationRow = ({ name, memoryMiB, sandboxes }: FunctionLimits, arch: SpendLimits['arch']): SpendRow =>
  row(
    `${name}, GB-seconds`,
    `${sandboxes} sandboxes of ${memoryMiB} MiB`,
    (sandboxes * HOUR_SECONDS * memoryMiB) / 1024,
    PRICES.gigabyteSecond[arch],
  );

const picturesPerSecond = (functions: readonly FunctionLimits[]): number => {
  const sandboxes = sum(functions.filter(({ detectsLabels }) => detectsLabels).map((fn) => fn.sandboxes));
  return Math.min(sandboxes / ASSUMPTIONS.shortestPictureSeconds, QUOTAS.detectLabelsPerSecond);
};

interface Logged {
  readonly requests: number;
  readonly invocations: number;
  readonly transitions: number;
}

const loggedBytes = ({ requests, invocations, transitions }: Logged): number =>
  requests * ASSUMPTIONS.accessLogBytes +
  invocations * ASSUMPTIONS.logBytesPerInvocation +
  transitions * ASSUMPTIONS.logBytesPerTransition;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
