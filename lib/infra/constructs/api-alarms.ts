import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type Alarm, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { topicAlarm } from './topic-alarm.ts';

export interface ApiAlarmsProps {
  readonly api: HttpApi;
  readonly topic: ITopic;
  /**
   * Answers of 500 and above, in percent.
   *
   * @default 1
   */
  readonly failedPercent?: number;
  /**
   * The slowest of a hundred answers, in milliseconds.
   *
   * @default 3000
   */
  readonly p99Ms?: number;
}

/** Fewer answers than this in five minutes make no share. */
const LEAST_ANSWERS = 20;

/** Tells when the API fails its callers, whichever function it is that fails. */
export class ApiAlarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, props: ApiAlarmsProps) {
    super(scope, id);
    const { api, topic, failedPercent = 1, p99Ms = 3000 } = props;
    const period = Duration.minutes(5);
    const failed = new MathExpression({
      label: 'answers of 500 and above, %',
      expression: `IF(answers >= ${LEAST_ANSWERS}, 100 * FILL(failures, 0) / answers, 0)`,
      usingMetrics: {
        failures: api.metricServerError({ period, statistic: Stats.SUM }),
        answers: api.metricCount({ period, statistic: Stats.SUM }),
      },
      period,
    });
    this.all = [
      topicAlarm(this, 'failed-share', {
        topic,
        metric: failed,
        atLeast: failedPercent,
        meaning: `At least ${failedPercent} % of the answers are failures of ours. The functions' logs have the reasons.`,
      }),
      topicAlarm(this, 'latency', {
        topic,
        metric: api.metricLatency({ period: Duration.minutes(1), statistic: Stats.p(99) }),
        atLeast: p99Ms,
        periods: 5,
        meaning: `One answer in a hundred takes ${p99Ms / 1000} s or more. Compare the functions' durations.`,
      }),
    ];
  }
}
