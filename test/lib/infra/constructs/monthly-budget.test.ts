import { Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { describe, expect, it } from 'vitest';
import { MonthlyBudget } from '../../../../lib/infra/constructs/monthly-budget.ts';
import { tinyStack } from './tiny-stack.ts';

const stack = tinyStack();
const topic = new Topic(stack, 'Told');
new MonthlyBudget(stack, 'Budget', { limitUsd: 70, tags: { application: 'thing', stage: 'dev' }, topic });
const [budget] = Object.values(Template.fromStack(stack).findResources('AWS::Budgets::Budget'));

const told = { Subscribers: [{ SubscriptionType: 'SNS', Address: { Ref: expect.stringMatching(/^Told/) } }] };
const over = (NotificationType: string, Threshold: number) => ({
  Notification: {
    NotificationType,
    Threshold,
    ThresholdType: 'PERCENTAGE',
    ComparisonOperator: 'GREATER_THAN',
  },
  ...told,
});

describe('MonthlyBudget', () => {
  it('tells the topic of 80 % spent and of a forecast over the whole', () => {
    expect(budget?.Properties.NotificationsWithSubscribers).toEqual([
      over('ACTUAL', 80),
      over('FORECASTED', 100),
    ]);
  });

  it('counts a month of what carries every one of the tags', () => {
    const tag = (Key: string, value: string) => ({
      Tags: { Key, Values: [value], MatchOptions: ['EQUALS'] },
    });
    expect(budget?.Properties.Budget).toMatchObject({
      BudgetLimit: { Amount: 70, Unit: 'USD' },
      TimeUnit: 'MONTHLY',
      BudgetType: 'COST',
      FilterExpression: { And: [tag('application', 'thing'), tag('stage', 'dev')] },
    });
  });
});
