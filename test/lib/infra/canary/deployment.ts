import { createCheckReleaseHandler } from '../../../../functions/check-release/handler.ts';
import { createConfirmReleaseHandler } from '../../../../functions/confirm-release/handler.ts';
import { releasedFunctions } from '../../../../lib/runtime/releases/released-functions.ts';
import { knownAnswers, memoryDeployments, versionsOver } from '../../../functions/release-ports.ts';
import { seededRandom } from '../../../seeded-random.ts';
import { type AlarmState, createCloudWatch, type Dimensions } from './cloud-watch.ts';
import { readEmbeddedMetrics } from './embedded-metrics.ts';
import { NEW_VERSION, OLD_VERSION } from './resolve.ts';
import type { Group } from './template-group.ts';
import type { Version } from './versions.ts';

export interface DeploymentOptions {
  readonly group: Group;
  readonly oldVersion: Version;
  readonly newVersion: Version;
  readonly requestsPerMinute: number;
  /** The event of each request, chosen by its number. */
  readonly event: (request: number) => unknown;
  readonly minRequests: number;
  readonly seed: number;
  /** Requests before the release begins. */
  readonly minutesBefore?: number;
  /** An alarm that somebody deleted. */
  readonly deletedAlarm?: string;
  /** Somebody stops the deployment in this minute of it. */
  readonly stoppedInMinute?: number;
}

export interface Outcome {
  readonly result: 'released' | 'rolled back' | 'stopped half-way';
  readonly reason: string;
  /** Minutes of canary. */
  readonly minutes: number;
  readonly requests: number;
  /** Those that the new version got while the release was under way. */
  readonly seenByNew: number;
  /** Answers of 500 and above, and crashes, of the new version. */
  readonly failures: number;
  /** Lambda's `Errors` of the new version. */
  readonly errors: number;
}

/** Lambda sends a minute's numbers in the course of the next. */
const METRIC_DELAY_MINUTES = 1;

/** Plays a release by the rules of CodeDeploy, minute by minute, over real handlers, hooks and alarm definitions. */
export const deploy = async (options: DeploymentOptions): Promise<Outcome> => {
  const { group, oldVersion, newVersion, seed, minutesBefore = 3 } = options;
  const random = seededRandom(seed);
  const cloudWatch = createCloudWatch();
  const count = { minutes: 0, requests: 0, seenByNew: 0, failures: 0, errors: 0 };
  let minute = 0;
  let sent = 0;
  const stopReading = readEmbeddedMetrics(cloudWatch, () => minute);

  const put = (name: string, dimensions: Dimensions, value: number) =>
    cloudWatch.put({ namespace: 'AWS/Lambda', name, dimensions }, minute, value);

  const request = async (share: number): Promise<void> => {
    const isNew = random() < share;
    const version = isNew ? newVersion : oldVersion;
    const ran = await version.run(options.event(sent), isNew ? NEW_VERSION : OLD_VERSION, random);
    sent += 1;
    const ofAlias = { FunctionName: group.functionName, Resource: `${group.functionName}:live` };
    const ofVersion = { ...ofAlias, ExecutedVersion: isNew ? NEW_VERSION : OLD_VERSION };
    const isWeighted = share > 0 && share < 1;
    for (const dimensions of isWeighted ? [ofAlias, ofVersion] : [ofAlias]) {
      put('Invocations', dimensions, 1);
      put('Errors', dimensions, ran.crashed ? 1 : 0);
      put('Duration', dimensions, ran.durationMs);
    }
    if (!isNew) return;
    count.seenByNew += 1;
    count.failures += ran.failed ? 1 : 0;
    count.errors += ran.crashed ? 1 : 0;
  };

  const passMinute = async (share: number): Promise<void> => {
    for (let left = options.requestsPerMinute; left > 0; left -= 1) await request(share);
    minute += 1;
  };

  const watched = group.alarms.map((rule) => (): [string, AlarmState | 'gone'] => [
    rule.name,
    rule.name === options.deletedAlarm ? 'gone' : cloudWatch.stateOf(rule, minute - 1 - METRIC_DELAY_MINUTES),
  ]);
  /** What makes CodeDeploy stop, as its own event. */
  const trouble = (): { event: string; reason: string } | undefined => {
    for (const look of watched) {
      const [name, state] = look();
      if (state === 'ALARM') return { event: 'DEPLOYMENT_STOP_ON_ALARM', reason: name };
      if (state === 'gone' && !group.goesOnWithoutAlarms)
        return { event: 'DEPLOYMENT_FAILURE', reason: `${name} cannot be read` };
    }
    return undefined;
  };
  const end = (event: string, reason: string): Outcome => ({
    ...count,
    requests: sent - minutesBefore * options.requestsPerMinute,
    result: group.rollsBackOn.includes(event) ? 'rolled back' : 'stopped half-way',
    reason,
  });

  try {
    for (let before = 0; before < minutesBefore; before += 1) await passMinute(0);
    const startedAt = minute;
    const blocked = trouble();
    if (blocked) return end(blocked.event, blocked.reason);
    const hooks = hooksOf(options, {
      ask: (event) =>
        newVersion.run(event, NEW_VERSION, random).then(({ reply, crashed }) => {
          if (crashed) throw new Error('crashed');
          return reply;
        }),
      counts: () => {
        const { functionName } = group;
        const dimensions = {
          FunctionName: functionName,
          Resource: `${functionName}:live`,
          ExecutedVersion: NEW_VERSION,
        };
        const sum = (name: string) =>
          cloudWatch.sum({ namespace: 'AWS/Lambda', name, dimensions }, startedAt);
        return { requests: sum('Invocations'), failures: sum('Errors') };
      },
      passMinute: () => passMinute(1),
    });
    if ((await hooks.before()) === 'Failed') return end('DEPLOYMENT_FAILURE', 'check-release');
    for (; count.minutes < group.canary.minutes; count.minutes += 1) {
      if (count.minutes === options.stoppedInMinute) return end('DEPLOYMENT_STOP_ON_REQUEST', 'somebody');
      await passMinute(group.canary.share);
      const found = trouble();
      if (found) return end(found.event, found.reason);
    }
    if ((await hooks.after()) === 'Failed') return end('DEPLOYMENT_FAILURE', 'confirm-release');
    return { ...end('', ''), result: 'released' };
  } finally {
    stopReading();
  }
};

interface Simulated {
  ask(event: unknown): Promise<unknown>;
  counts(): { requests: number; failures: number };
  passMinute(): Promise<void>;
}

/** The collection's own hooks, over what is simulated. */
const hooksOf = ({ group, minRequests }: DeploymentOptions, { ask, counts, passMinute }: Simulated) => {
  const released = releasedFunctions(JSON.stringify({ predict: group.functionName }), ['predict']);
  const { deployments, reports } = memoryDeployments(group.functionName);
  const context = { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 120_000 };
  const event = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'e-1' };
  const versions = versionsOver(() => ask);
  const check = createCheckReleaseHandler({ ...knownAnswers, released, deployments, versions });
  let waitedMs = 0;
  const clock = {
    now: () => waitedMs,
    sleep: async (ms: number) => {
      const minutesBefore = Math.floor(waitedMs / 60_000);
      waitedMs += ms;
      for (let passed = minutesBefore; passed < Math.floor(waitedMs / 60_000); passed += 1)
        await passMinute();
    },
  };
  const metrics = { counts: async () => counts(), alarmsNotOk: async () => [] };
  const confirm = createConfirmReleaseHandler({
    ...{ released, deployments, metrics, minRequests, clock },
    mayBeIdle: new Set(),
  });
  const reported = async (hook: typeof check | typeof confirm) => {
    await hook(event, context).catch(() => undefined);
    return reports.at(-1)?.status;
  };
  return { before: () => reported(check), after: () => reported(confirm) };
};
