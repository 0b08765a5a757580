import { Duration } from 'aws-cdk-lib';
import { type Alarm, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { isDeclined } from '../../core/alarms.ts';
import type { MlFunction } from './ml-function.ts';
import { ownMetric } from './own-metric.ts';
import { topicAlarm } from './topic-alarm.ts';

export interface VersionAlarmsProps {
  readonly fn: MlFunction;
  readonly topic: ITopic;
}

/**
 * Alarms on the newest version of a function alone, minute by minute: a canary's tenth of the traffic would
 * drown in the alias's numbers. Over HTTP a fault is an answer of 500, which Lambda counts as no error: the
 * function counts those itself, by version.
 */
export class VersionAlarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, { fn, topic }: VersionAlarmsProps) {
    super(scope, id);
    const { name, alarms } = fn.definition;
    const { version } = fn.alias.version;
    this.all = [
      topicAlarm(this, 'errors', {
        topic,
        metric: versionMetric(fn, 'Errors', Stats.SUM),
        atLeast: 1,
        meaning: `The newest version of ${name} crashed or timed out. While it is a canary it is rolled back.`,
      }),
      topicAlarm(this, 'failures', {
        topic,
        metric: ownMetric(fn, 'Failed', { by: { function_version: version } }),
        atLeast: 1,
        meaning: `The newest version of ${name} answered with 500 or above. While it is a canary it is rolled back.`,
      }),
    ];
    if (isDeclined(alarms.duration)) return;
    const slow = topicAlarm(this, 'duration', {
      topic,
      metric: versionMetric(fn, 'Duration', Stats.p(99)),
      atLeast: alarms.duration.p99Ms,
      meaning: `The newest version of ${name} is slow. While it is a canary it is rolled back.`,
    });
    this.all = [...this.all, slow];
  }
}

/** Lambda counts by the version that a weighted alias chose under this third dimension. */
const versionMetric = ({ alias }: MlFunction, metricName: string, statistic: string): Metric => {
  const { functionName } = alias.lambda;
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: {
      FunctionName: functionName,
      Resource: `${functionName}:${alias.aliasName}`,
      ExecutedVersion: alias.version.version,
    },
    period: Duration.minutes(1),
    statistic,
  });
};
