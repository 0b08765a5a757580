import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  type MathExpression,
  type Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface TopicAlarmProps {
  /** Hears of it when the alarm goes off, and when it is over. */
  readonly topic: ITopic;
  /** One minute, or what it is to be, for a period. */
  readonly metric: Metric | MathExpression;
  readonly atLeast: number;
  /**
   * Periods in a row.
   *
   * @default 1
   */
  readonly periods?: number;
  /** What is the matter, and what to do first. */
  readonly meaning: string;
}

/** An alarm at or above a threshold; where nothing is measured, nothing is wrong. */
export const topicAlarm = (scope: Construct, id: string, props: TopicAlarmProps): Alarm => {
  const { topic, metric, atLeast, periods = 1, meaning } = props;
  const alarm = new Alarm(scope, id, {
    alarmDescription: meaning,
    metric: metric as IMetric,
    threshold: atLeast,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  const action = new SnsAction(topic);
  alarm.addAlarmAction(action);
  alarm.addOkAction(action);
  return alarm;
};
