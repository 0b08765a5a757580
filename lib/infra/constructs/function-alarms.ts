import { Duration } from 'aws-cdk-lib';
import { type Alarm, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  type Declined,
  type FunctionAlarmKind,
  type FunctionAlarms as FunctionAlarmsGiven,
  isDeclined,
  type OwnMetricAlarm,
} from '../../core/alarms.ts';
import type { MlFunction } from './ml-function.ts';
import { ownMetric } from './own-metric.ts';
import { type TopicAlarmProps, topicAlarm } from './topic-alarm.ts';

export interface FunctionAlarmsProps {
  readonly fn: MlFunction;
  readonly topic: ITopic;
  /** The concurrency that is really reserved; `'none'` where the deployer reserves nothing. */
  readonly reserved: number | 'none';
}

/** The alarms that a function's definition asks for; what it declines has no alarm. */
export class FunctionAlarms extends Construct {
  /** Those made, by kind. */
  readonly byKind: ReadonlyMap<FunctionAlarmKind, Alarm>;
  readonly own: readonly Alarm[];

  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    const { topic, fn } = props;
    const { own, ...kinds } = fn.definition.alarms;
    this.byKind = new Map(
      Object.entries(describe(kinds, props)).flatMap(([kind, described]) =>
        described === 'none'
          ? []
          : [[kind as FunctionAlarmKind, topicAlarm(this, kind, { topic, ...described })]],
      ),
    );
    this.own = own.map((alarm) => topicAlarm(this, idOf(alarm), { topic, ...ofOwnMetric(fn, alarm) }));
  }

  get all(): readonly Alarm[] {
    return [...this.byKind.values(), ...this.own];
  }

  /** Those that stop a release. A busy hour is no reason to: it may be what the release is for. */
  get forReleases(): readonly Alarm[] {
    const kinds = [...this.byKind].filter(([kind]) => kind !== 'concurrency').map(([, alarm]) => alarm);
    return [...kinds, ...this.own];
  }
}

type Described = Omit<TopicAlarmProps, 'topic'> | 'none';
type Kinds = Omit<FunctionAlarmsGiven, 'own'>;

const unless = <T extends object>(choice: T | Declined, describe: (given: T) => Described): Described =>
  isDeclined(choice) ? 'none' : describe(choice as T);

/** A member for each kind: a kind that is added to the definitions does not compile here until it is described. */
const describe = (
  kinds: Kinds,
  { fn, reserved }: FunctionAlarmsProps,
): Readonly<Record<FunctionAlarmKind, Described>> => {
  const { name } = fn.definition;
  const { alias } = fn;
  return {
    errors: unless(kinds.errors, ({ atLeast, minutes }) => ({
      metric: alias.metricErrors({ period: Duration.minutes(minutes), statistic: Stats.SUM }),
      atLeast,
      meaning: `${name} crashed, ran out of time or memory, or threw. Its log has the reason.`,
    })),
    throttles: unless(kinds.throttles, ({ atLeast, minutes }) => ({
      metric: alias.metricThrottles({ period: Duration.minutes(minutes), statistic: Stats.SUM }),
      atLeast,
      meaning: `${name} was called more often at once than it may run. Raise its reserve, or slow its callers.`,
    })),
    duration: unless(kinds.duration, ({ p99Ms, minutes }) => ({
      metric: alias.metricDuration({ period: Duration.minutes(1), statistic: Stats.p(99) }),
      atLeast: p99Ms,
      periods: minutes,
      meaning: `${name} is slow and may soon run out of time. Look at its traces.`,
    })),
    concurrency: unless(kinds.concurrency, ({ share, minutes }) =>
      reserved === 'none'
        ? 'none'
        : {
            metric: concurrencyOf(fn),
            atLeast: share * reserved,
            periods: minutes,
            meaning: `${name} uses ${share * 100} % of its ${reserved} reserved sandboxes. Raise its reserve before it is throttled.`,
          },
    ),
  };
};

/** Lambda counts sandboxes for the whole function only. */
const concurrencyOf = ({ alias }: MlFunction): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'ConcurrentExecutions',
    dimensionsMap: { FunctionName: alias.lambda.functionName },
    period: Duration.minutes(1),
    statistic: Stats.MAXIMUM,
  });

const ofOwnMetric = (
  fn: MlFunction,
  { metric, by = {}, atLeast, minutes, meaning }: OwnMetricAlarm,
): Omit<TopicAlarmProps, 'topic'> => ({
  metric: ownMetric(fn, metric, { by, period: Duration.minutes(minutes) }),
  atLeast,
  meaning,
});

const idOf = ({ metric, by = {} }: OwnMetricAlarm): string => [metric, ...Object.values(by)].join('-');
