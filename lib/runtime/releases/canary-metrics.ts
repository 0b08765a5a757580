import {
  type CloudWatchClient,
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  type MetricDataQuery,
} from '@aws-sdk/client-cloudwatch';
import { type CodeDeployClient, GetDeploymentGroupCommand } from '@aws-sdk/client-codedeploy';
import type { Release } from './deployments.ts';

/** How a version did since its release began. */
export interface CanaryCounts {
  readonly requests: number;
  /** Crashes and timeouts, and answers of 500 and above. */
  readonly failures: number;
}

export interface CanaryMetrics {
  counts(release: Release, functionName: string): Promise<CanaryCounts>;
  /** The alarms that watch a release and are not OK, each with its state; one that is gone is `missing`. */
  alarmsNotOk(release: Release): Promise<readonly string[]>;
}

export interface CanaryMetricsOptions {
  readonly cloudWatch: CloudWatchClient;
  readonly codeDeploy: CodeDeployClient;
  /** Where the functions of this stage count. */
  readonly namespace: string;
}

const MINUTE_MS = 60_000;

export const cloudWatchCanary = ({
  cloudWatch,
  codeDeploy,
  namespace,
}: CanaryMetricsOptions): CanaryMetrics => ({
  counts: async (release, functionName) => {
    const { MetricDataResults = [] } = await cloudWatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(Math.floor(release.startedAt.getTime() / MINUTE_MS) * MINUTE_MS),
        EndTime: new Date(Date.now() + MINUTE_MS),
        MetricDataQueries: queriesFor(release, { namespace, functionName }),
      }),
    );
    const sumOf = (...ids: readonly string[]): number =>
      MetricDataResults.filter(({ Id = '' }) => ids.includes(Id))
        .flatMap(({ Values = [] }) => Values)
        .reduce((sum, value) => sum + value, 0);
    return { requests: sumOf('requests'), failures: sumOf('errors', 'failures') };
  },
  alarmsNotOk: async ({ application, group }) => {
    const { deploymentGroupInfo } = await codeDeploy.send(
      new GetDeploymentGroupCommand({ applicationName: application, deploymentGroupName: group }),
    );
    const AlarmNames = (deploymentGroupInfo?.alarmConfiguration?.alarms ?? []).flatMap(
      ({ name }) => name ?? [],
    );
    if (AlarmNames.length === 0) return ['no alarm watches it'];
    const { MetricAlarms = [] } = await cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames }));
    const states = new Map(MetricAlarms.map(({ AlarmName, StateValue }) => [AlarmName, StateValue]));
    return AlarmNames.flatMap((name) => {
      const state = states.get(name) ?? 'missing';
      return state === 'OK' ? [] : [`${name} is ${state}`];
    });
  },
});

/** Lambda counts under `ExecutedVersion` only what an alias with weights sent there: the canary's share. */
const queriesFor = (
  { functionName: deployedName, alias, targetVersion }: Release,
  { namespace, functionName }: { readonly namespace: string; readonly functionName: string },
): MetricDataQuery[] => {
  const ofVersion = {
    FunctionName: deployedName,
    Resource: `${deployedName}:${alias}`,
    ExecutedVersion: targetVersion,
  };
  return [
    sum('requests', 'AWS/Lambda', 'Invocations', ofVersion),
    sum('errors', 'AWS/Lambda', 'Errors', ofVersion),
    sum('failures', namespace, 'Failed', { service: functionName, function_version: targetVersion }),
  ];
};

const sum = (
  Id: string,
  Namespace: string,
  MetricName: string,
  dimensions: Readonly<Record<string, string>>,
): MetricDataQuery => ({
  Id,
  MetricStat: {
    Metric: {
      Namespace,
      MetricName,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    },
    Period: 60,
    Stat: 'Sum',
  },
});
