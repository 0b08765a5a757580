import type { Clock } from '../../lib/runtime/clock.ts';
import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { logger } from '../../lib/runtime/logger.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import type { CanaryCounts, CanaryMetrics } from '../../lib/runtime/releases/canary-metrics.ts';
import type { Deployments, Release } from '../../lib/runtime/releases/deployments.ts';
import { answerHook, HookEvent, type Verdict } from '../../lib/runtime/releases/hook.ts';
import type { ReleasedFunctions } from '../../lib/runtime/releases/released-functions.ts';

export interface ConfirmReleasePorts {
  readonly deployments: Deployments;
  readonly clock: Clock;
  readonly released: ReleasedFunctions;
  readonly metrics: CanaryMetrics;
  /** Requests that the version must have answered as a canary; 0 takes any number, at once. */
  readonly minRequests: number;
}

const EXAMPLE = '{"DeploymentId": "d-1A2B3C4D5", "LifecycleEventHookExecutionId": "…"}';

/** Lets a release stand that answered enough requests, and every one of them. */
export const createConfirmReleaseHandler =
  (ports: ConfirmReleasePorts) =>
  async (event: unknown, context: LambdaContext): Promise<Verdict> =>
    answerHook(parseEvent(HookEvent, event, EXAMPLE), ports.deployments, context, (release) =>
      confirm(release, ports),
    );

const confirm = async (release: Release, ports: ConfirmReleasePorts): Promise<Verdict> => {
  const name = ports.released.nameOf(release.functionName) ?? release.functionName;
  const counts = await settledCounts(() => ports.metrics.counts(release, name), ports);
  const alarms = ports.minRequests > 0 ? await ports.metrics.alarmsNotOk(release) : [];
  logger.info('canary counted', { function: name, version: release.targetVersion, ...counts });
  return {
    function: name,
    version: release.targetVersion,
    problems: [...problemsIn(counts, ports), ...alarms],
  };
};

/** Lambda's numbers of the last minute arrive a minute or two late. */
const FIRST_LOOK_MS = 90_000;
const NEXT_LOOK_MS = 30_000;
const LOOKS = 5;

/** Waits for numbers that may be on their way: too few requests may be enough in half a minute. */
const settledCounts = async (
  read: () => Promise<CanaryCounts>,
  { clock, minRequests }: ConfirmReleasePorts,
): Promise<CanaryCounts> => {
  if (minRequests === 0) return read();
  await clock.sleep(FIRST_LOOK_MS);
  let counts = await read();
  for (let look = 1; look < LOOKS && counts.requests < minRequests; look += 1) {
    await clock.sleep(NEXT_LOOK_MS);
    counts = await read();
  }
  return counts;
};

const problemsIn = (
  { requests, failures }: CanaryCounts,
  { minRequests }: ConfirmReleasePorts,
): readonly string[] => [
  ...(failures > 0 ? [`it failed ${failures} of ${requests} requests; its log has the reasons`] : []),
  ...(requests < minRequests
    ? [
        `it answered ${requests} requests as a canary, fewer than ${minRequests}: too few to tell; send some ` +
          'meanwhile (polo query --count 2000 …), or ask for fewer with -c canaryMinRequests=…',
      ]
    : []),
];
