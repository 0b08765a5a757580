import type { Clock } from '../../lib/runtime/clock.ts';
import { logger } from '../../lib/runtime/logger.ts';
import type { CanaryCounts, CanaryMetrics } from '../../lib/runtime/releases/canary-metrics.ts';
import type { Release } from '../../lib/runtime/releases/deployments.ts';
import type { Verdict } from '../../lib/runtime/releases/hook.ts';
import type { ReleasedFunctions } from '../../lib/runtime/releases/released-functions.ts';

export interface CanaryPorts {
  readonly clock: Clock;
  readonly released: ReleasedFunctions;
  readonly metrics: CanaryMetrics;
  /** Requests that the version must have answered as a canary; 0 takes any number, at once. */
  readonly minRequests: number;
  /** Functions of which none are asked for: nobody should have to pay for requests that only count. */
  readonly mayBeIdle: ReadonlySet<string>;
}

/** Looks at how a version did while it had a share of the requests, once the numbers are there. */
export const judgeCanary = async (release: Release, ports: CanaryPorts): Promise<Verdict> => {
  const name = ports.released.nameOf(release.functionName) ?? release.functionName;
  const wanted = ports.mayBeIdle.has(name) ? 0 : ports.minRequests;
  const counts = await settledCounts(() => ports.metrics.counts(release, name), wanted, ports);
  const alarms = ports.minRequests > 0 ? await ports.metrics.alarmsNotOk(release) : [];
  logger.info('canary counted', { function: name, version: release.targetVersion, ...counts });
  return {
    function: name,
    version: release.targetVersion,
    problems: [...problemsIn(counts, wanted), ...alarms],
  };
};

/** Lambda's numbers of the last minute arrive a minute or two late. */
const FIRST_LOOK_MS = 90_000;
const NEXT_LOOK_MS = 30_000;
const LOOKS = 5;

/** Waits for numbers that may be on their way: too few requests may be enough in half a minute. */
const settledCounts = async (
  read: () => Promise<CanaryCounts>,
  wanted: number,
  { clock, minRequests }: CanaryPorts,
): Promise<CanaryCounts> => {
  if (minRequests === 0) return read();
  await clock.sleep(FIRST_LOOK_MS);
  let counts = await read();
  for (let look = 1; look < LOOKS && counts.requests < wanted; look += 1) {
    await clock.sleep(NEXT_LOOK_MS);
    counts = await read();
  }
  return counts;
};

const problemsIn = ({ requests, failures }: CanaryCounts, wanted: number): readonly string[] => [
  ...(failures > 0 ? [`it failed ${failures} of ${requests} requests; its log has the reasons`] : []),
  ...(requests < wanted
    ? [
        `it answered ${requests} requests as a canary, fewer than ${wanted}: too few to tell; send some ` +
          'meanwhile (polo traffic --stack …), or ask for fewer with -c canaryMinRequests=…',
      ]
    : []),
];
