import { CloudWatchClient, DescribeAlarmsCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import { synthesized } from '../cdk.ts';
import { type Deployed, STACKS } from '../deployed.ts';

const alarmsAt = async (clients: Deployed['emulator']['clients']): Promise<MetricAlarm[]> => {
  const client = new CloudWatchClient(clients);
  const found: MetricAlarm[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(new DescribeAlarmsCommand({ NextToken }));
    found.push(...(page.MetricAlarms ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
};

export const alarmsOf = async ({ emulator }: Deployed): Promise<readonly MetricAlarm[]> =>
  [await alarmsAt(emulator.clients), await alarmsAt(emulator.motoClients)].flat();

type Described = Pick<
  MetricAlarm,
  | 'Namespace'
  | 'MetricName'
  | 'ComparisonOperator'
  | 'Threshold'
  | 'EvaluationPeriods'
  | 'TreatMissingData'
  | 'Metrics'
>;

const described = (alarm: Described): string =>
  [
    alarm.Metrics?.map(({ Expression }) => Expression).find(Boolean) ??
      `${alarm.Namespace} ${alarm.MetricName}`,
    alarm.ComparisonOperator,
    alarm.Threshold,
    `in ${alarm.EvaluationPeriods}`,
    alarm.TreatMissingData,
  ].join(' ');

export const readBackAlarms = (deployed: () => Deployed) =>
  describe('alarms', () => {
    it('are those of the templates, and all tell one topic', async () => {
      const { emulator, tell } = deployed();
      const templates = await Promise.all(
        STACKS.map((stack) => synthesized(emulator, stack, 'AWS::CloudWatch::Alarm')),
      );
      const expected = templates.flatMap((alarms) =>
        [...alarms.values()].map(({ Properties }) => described(Properties)),
      );
      const found = await alarmsOf(deployed());
      expect(found.map(described).toSorted()).toEqual(expected.toSorted());
      const topics = new Set(
        found.flatMap(({ AlarmActions = [], OKActions = [] }) => [...AlarmActions, ...OKActions]),
      );
      expect([...topics]).toEqual([expect.stringMatching(/^arn:aws:sns:/)]);
      for (const { AlarmActions, OKActions } of found)
        expect([AlarmActions, OKActions]).toEqual([[...topics], [...topics]]);
      const kinds = new Map<string, number>();
      for (const line of found.map(described)) kinds.set(line, (kinds.get(line) ?? 0) + 1);
      for (const [line, times] of kinds) tell(`${times} × alarm ${line}`);
    });
  });
