import type { CloudWatchClient, GetMetricDataCommandInput } from '@aws-sdk/client-cloudwatch';
import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { cloudWatchCanary } from '../../../../lib/runtime/releases/canary-metrics.ts';
import { releaseOf } from '../../../functions/release-ports.ts';
import { answering } from './aws-answers.ts';

const over = (
  cloudWatch: Readonly<Record<string, unknown>>,
  codeDeploy: Readonly<Record<string, unknown>> = {},
) => {
  const watched = answering(cloudWatch);
  const metrics = cloudWatchCanary({
    cloudWatch: watched.client as unknown as CloudWatchClient,
    codeDeploy: answering(codeDeploy).client as unknown as CodeDeployClient,
    namespace: 'app-prod',
  });
  return { metrics, sent: watched.sent };
};

const groupWith = (...names: string[]) => ({
  GetDeploymentGroup: {
    deploymentGroupInfo: { alarmConfiguration: { alarms: names.map((name) => ({ name })) } },
  },
});

describe('cloudWatchCanary', () => {
  it('adds up requests and failures of the version alone, since the release began', async () => {
    const { metrics, sent } = over({
      GetMetricData: {
        MetricDataResults: [
          { Id: 'requests', Values: [40, 60] },
          { Id: 'errors', Values: [1] },
          { Id: 'failures', Values: [2, 3] },
        ],
      },
    });
    const release = { ...releaseOf('app-predict'), startedAt: new Date('2026-11-24T10:00:42Z') };
    expect(await metrics.counts(release, 'predict')).toEqual({ requests: 100, failures: 6 });
    const input = (sent[0]?.input ?? {}) as Partial<GetMetricDataCommandInput>;
    const { StartTime, MetricDataQueries = [] } = input;
    expect(StartTime).toEqual(new Date('2026-11-24T10:00:00Z'));
    const asked = MetricDataQueries.map(({ MetricStat }) => [
      MetricStat?.Metric?.Namespace,
      MetricStat?.Metric?.MetricName,
      Object.fromEntries(MetricStat?.Metric?.Dimensions?.map(({ Name, Value }) => [Name, Value]) ?? []),
    ]);
    const ofVersion = { FunctionName: 'app-predict', Resource: 'app-predict:live', ExecutedVersion: '7' };
    expect(asked).toEqual([
      ['AWS/Lambda', 'Invocations', ofVersion],
      ['AWS/Lambda', 'Errors', ofVersion],
      ['app-prod', 'Failed', { service: 'predict', function_version: '7' }],
    ]);
  });

  it('counts nothing where nothing was measured', async () => {
    expect(await over({}).metrics.counts(releaseOf('app-predict'), 'predict')).toEqual({
      requests: 0,
      failures: 0,
    });
  });

  it('names the alarms that are not OK, and those that are gone', async () => {
    const MetricAlarms = [
      { AlarmName: 'a', StateValue: 'OK' },
      { AlarmName: 'b', StateValue: 'INSUFFICIENT_DATA' },
    ];
    const { metrics } = over({ DescribeAlarms: { MetricAlarms } }, groupWith('a', 'b', 'c'));
    expect(await metrics.alarmsNotOk(releaseOf('app-predict'))).toEqual([
      'b is INSUFFICIENT_DATA',
      'c is missing',
    ]);
  });

  it('does not take a release that nobody watches for a good one', async () => {
    expect(await over({}).metrics.alarmsNotOk(releaseOf('app-predict'))).toEqual(['no alarm watches it']);
  });
});
