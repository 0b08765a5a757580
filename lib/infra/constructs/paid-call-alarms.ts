import { Duration } from 'aws-cdk-lib';
import { type Alarm, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AI_LIMITS } from '../../../functions/ai-limits.ts';
import type { MlFunction } from './ml-function.ts';
import { ownMetric } from './own-metric.ts';
import { topicAlarm } from './topic-alarm.ts';

export interface PaidCallAlarmsProps {
  readonly functions: readonly MlFunction[];
  readonly topic: ITopic;
}

/** Those of the functions whose calls of AI services are limited by the day. */
export const limitedByDay = (functions: readonly MlFunction[]): readonly MlFunction[] =>
  functions.filter(({ definition }) =>
    Object.keys(AI_LIMITS).some((name) => name.startsWith('DAILY_') && name in definition.environment),
  );

/** Tells when a day's calls of an AI service are used up, whichever function it is that wants more. */
export class PaidCallAlarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, { functions, topic }: PaidCallAlarmsProps) {
    super(scope, id);
    const period = Duration.minutes(5);
    const refused = limitedByDay(functions).map(
      (fn, index) => [`f${index}`, ownMetric(fn, 'BudgetRefused', { period })] as const,
    );
    if (refused.length === 0) {
      this.all = [];
      return;
    }
    const metric = new MathExpression({
      label: 'calls that the day no longer allows',
      expression: refused.map(([name]) => `FILL(${name}, 0)`).join(' + '),
      usingMetrics: Object.fromEntries(refused),
      period,
    });
    this.all = [
      topicAlarm(this, 'used-up', {
        topic,
        metric,
        atLeast: 1,
        meaning:
          'The calls that AI services may have in a day are used up: requests are refused until midnight UTC. Look who calls (PaidCalls by service); raise -c daily…Calls if that is as it should be.',
      }),
    ];
  }
}
