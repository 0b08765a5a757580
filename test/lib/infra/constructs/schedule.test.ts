import { Match, Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { describe, expect, it } from 'vitest';
import { FunctionSchedule } from '../../../../lib/infra/constructs/schedule.ts';
import { tinyFunction, tinyStack } from './tiny-stack.ts';

describe('FunctionSchedule', () => {
  const stack = tinyStack();
  new FunctionSchedule(stack, 'Hourly', {
    fn: tinyFunction(stack),
    trigger: { kind: 'schedule', everyMinutes: 60 },
    topic: new Topic(stack, 'Alarms'),
  });
  const template = Template.fromStack(stack);
  const letters = { 'Fn::GetAtt': [Match.stringLikeRegexp('^HourlyDeadLetters'), 'Arn'] };

  it('calls the alias on the minute, with the time that it was to run at, for an hour at most', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 hour)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: { Ref: Match.stringLikeRegexp('Aliaslive') },
        Input: '{"time":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: { Arn: letters },
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
      },
    });
  });

  it('keeps what fails in the function as well', () => {
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      Qualifier: Match.anyValue(),
      MaximumEventAgeInSeconds: 3600,
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: { Destination: letters } },
    });
  });

  it('tells of the first run that was lost', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      AlarmActions: [{ Ref: Match.stringLikeRegexp('^Alarms') }],
    });
  });

  it('has a role that may call the alias and send dead letters, for schedules of this account', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': Match.anyValue() } },
          }),
        ],
      },
      Policies: [
        {
          PolicyName: 'Own',
          PolicyDocument: {
            Statement: [
              { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: { Ref: Match.anyValue() } },
              { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: letters },
            ],
            Version: '2012-10-17',
          },
        },
      ],
    });
    expect(template.findResources('AWS::IAM::Policy')).toEqual({});
  });
});

it.each([
  ['02:05', 'cron(5 2 * * ? *)'],
  ['00:00', 'cron(0 0 * * ? *)'],
])('runs every day at %s of UTC, in summer and winter alike', (dailyAt, expression) => {
  const stack = tinyStack();
  new FunctionSchedule(stack, 'Nightly', {
    fn: tinyFunction(stack),
    trigger: { kind: 'schedule', dailyAt },
    topic: new Topic(stack, 'Alarms'),
  });
  Template.fromStack(stack).hasResourceProperties('AWS::Scheduler::Schedule', {
    ScheduleExpression: expression,
    ScheduleExpressionTimezone: 'Etc/UTC',
  });
});

it('refuses a time of day that there is not', () => {
  const stack = tinyStack();
  const schedule = () =>
    new FunctionSchedule(stack, 'Never', {
      fn: tinyFunction(stack),
      trigger: { kind: 'schedule', dailyAt: '25:00' },
      topic: new Topic(stack, 'Alarms'),
    });
  expect(schedule).toThrow('"25:00" is no time of day');
});
