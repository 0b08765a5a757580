import { Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { ScheduleTrigger } from '../../../functions/definition.ts';
import { timeOfDay } from '../../core/time-of-day.ts';
import { allow } from './access-statements.ts';
import type { MlFunction } from './ml-function.ts';
import { topicAlarm } from './topic-alarm.ts';

export interface FunctionScheduleProps {
  readonly fn: MlFunction;
  readonly trigger: ScheduleTrigger;
  /** Hears of the first run that was lost. */
  readonly topic: ITopic;
}

/**
 * Runs a function's alias when its trigger says. Each run is told the time that it was to start at, so that
 * one that comes late does the same; one that cannot be started, or fails three times, ends among the dead letters.
 */
export class FunctionSchedule extends Construct {
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { fn, trigger, topic }: FunctionScheduleProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const maxEventAge = Duration.hours(1);
    new Schedule(this, 'Resource', {
      description: fn.definition.summary,
      schedule: expressionOf(trigger),
      timeWindow: TimeWindow.off(),
      target: new LambdaInvoke(fn.alias as IFunction, {
        input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
        role: this.createRole(fn),
        deadLetterQueue: this.deadLetters,
        retryAttempts: 3,
        maxEventAge,
      }),
    });
    fn.policy.addStatements(allow(['sqs:SendMessage'], this.deadLetters.queueArn));
    fn.alias.configureAsyncInvoke({
      maxEventAge,
      retryAttempts: 2,
      onFailure: new SqsDestination(this.deadLetters),
    });
    const period = Duration.minutes(1);
    topicAlarm(this, 'lost-runs', {
      topic,
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
      atLeast: 1,
      meaning:
        'A run failed or could not start. Mend the cause, then invoke the function with the event in the message.',
    });
  }

  /** Closed to what CDK would add. */
  private createRole({ alias }: MlFunction) {
    const { account } = Stack.of(this);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      inlinePolicies: {
        Own: new PolicyDocument({
          statements: [
            allow(['lambda:InvokeFunction'], alias.functionArn),
            allow(['sqs:SendMessage'], this.deadLetters.queueArn),
          ],
        }),
      },
    });
    return role.withoutPolicyUpdates();
  }
}

const expressionOf = (trigger: ScheduleTrigger): ScheduleExpression => {
  if ('everyMinutes' in trigger) return ScheduleExpression.rate(Duration.minutes(trigger.everyMinutes));
  const { hour, minute } = timeOfDay(trigger.dailyAt);
  return ScheduleExpression.cron({ hour: `${hour}`, minute: `${minute}`, timeZone: TimeZone.ETC_UTC });
};
