import { type DailyCalls, paidCallRows, paidCallWrites } from './paid-call-rows.ts';
import { PRICES } from './prices.ts';
import { ASSUMPTIONS, QUOTAS } from './quotas.ts';
import { HOUR_SECONDS, row, type SpendRow, sum } from './spend-row.ts';

/** The limits of one stage, as its settings and definitions set them. */
export interface SpendLimits {
  readonly arch: 'arm64' | 'x86_64';
  /** Each route's own limit: requests per second, and at once on top. */
  readonly routes: readonly { readonly rate: number; readonly burst: number }[];
  readonly functions: readonly FunctionLimits[];
  readonly queues: number;
  readonly workflows: number;
  readonly dailyCalls: DailyCalls;
}

export interface FunctionLimits {
  readonly name: string;
  readonly memoryMiB: number;
  /** Sandboxes at once. */
  readonly sandboxes: number;
  /** Every picture that it works on may be a paid call. */
  readonly detectsLabels: boolean;
  readonly readsObjects: boolean;
  /** Beside answers of paid calls, which are as many as the calls. */
  readonly writesObjects: boolean;
  readonly usesQueues: boolean;
}

const GIB = 1024 ** 3;

/**
 * What an hour can cost when callers, uploaders and whoever may start workflows use up every limit at
 * once: Σ units · price. Alarms, dashboards, keys and stored bytes cost the same in every hour and are left out.
 */
export const worstHour = (limits: SpendLimits): readonly SpendRow[] => {
  const { routes, functions, workflows } = limits;
  const requests = sum(routes.map(({ rate, burst }) => rate * HOUR_SECONDS + burst));
  const invocations = sandboxesOf(functions) * QUOTAS.invocationsPerSandboxSecond * HOUR_SECONDS;
  const transitions =
    workflows === 0 ? 0 : QUOTAS.transitionsPerSecond * HOUR_SECONDS + QUOTAS.transitionBucket;
  return [
    ...apiRows(limits, requests, invocations),
    ...functionRows(limits, invocations),
    ...paidCallRows(limits.dailyCalls, sandboxesOf(functions.filter(({ detectsLabels }) => detectsLabels))),
    ...storageRows(limits),
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

const apiRows = ({ routes }: SpendLimits, requests: number, invocations: number): readonly SpendRow[] => [
  row(
    'API requests, 512 KB each',
    `${routes.length} routes' throttles; 10 MB a request`,
    requests * QUOTAS.unitsPerApiRequest,
    PRICES.apiRequest,
  ),
  row(
    'data out, GB',
    `${ASSUMPTIONS.replyKib} KiB a reply (assumed)`,
    (Math.min(requests, invocations) * ASSUMPTIONS.replyKib * 1024) / GIB,
    PRICES.gigabyteOut,
  ),
];

const functionRows = ({ functions, arch }: SpendLimits, invocations: number): readonly SpendRow[] => [
  /** Billed for every millisecond of every sandbox, all hour long. */
  ...functions.map(({ name, memoryMiB, sandboxes }) =>
    row(
      `${name}, GB-seconds`,
      `${sandboxes} sandboxes of ${memoryMiB} MiB`,
      (sandboxes * HOUR_SECONDS * memoryMiB) / 1024,
      PRICES.gigabyteSecond[arch],
    ),
  ),
  row(
    'Lambda invocations',
    `${QUOTAS.invocationsPerSandboxSecond}/s in each of ${sandboxesOf(functions)} sandboxes`,
    invocations,
    PRICES.invocation,
  ),
];

const storageRows = ({ functions, queues, dailyCalls }: SpendLimits): readonly SpendRow[] => {
  const writers = sandboxesOf(functions.filter(({ writesObjects }) => writesObjects));
  const readers = sandboxesOf(functions.filter(({ readsObjects }) => readsObjects));
  const queued = sandboxesOf(functions.filter(({ usesQueues }) => usesQueues));
  const { s3WritesPerSandboxSecond, s3ReadsPerSandboxSecond, queueRequestsPerSandboxSecond } = ASSUMPTIONS;
  const polls = (queues * ASSUMPTIONS.pollersPerQueue * HOUR_SECONDS) / ASSUMPTIONS.pollSeconds;
  const perSecond = (requests: number, sandboxes: number): string =>
    `${requests}/s in each of ${sandboxes} sandboxes (assumed)`;
  return [
    row(
      'S3 writes',
      perSecond(s3WritesPerSandboxSecond, writers),
      writers * s3WritesPerSandboxSecond * HOUR_SECONDS + paidCallWrites(dailyCalls),
      PRICES.s3Write,
    ),
    row(
      'S3 reads',
      perSecond(s3ReadsPerSandboxSecond, readers),
      readers * s3ReadsPerSandboxSecond * HOUR_SECONDS,
      PRICES.s3Read,
    ),
    row(
      'SQS requests',
      `${perSecond(queueRequestsPerSandboxSecond, queued)}, and idle polls`,
      queued * queueRequestsPerSandboxSecond * HOUR_SECONDS + polls,
      PRICES.queueRequest,
    ),
  ];
};

const sandboxesOf = (functions: readonly FunctionLimits[]): number =>
  sum(functions.map(({ sandboxes }) => sandboxes));

interface Logged {
  readonly requests: number;
  readonly invocations: number;
  readonly transitions: number;
}

const loggedBytes = ({ requests, invocations, transitions }: Logged): number =>
  requests * ASSUMPTIONS.accessLogBytes +
  invocations * ASSUMPTIONS.logBytesPerInvocation +
  transitions * ASSUMPTIONS.logBytesPerTransition;
