import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

export interface MonthlyBudgetProps {
  /** US dollars. */
  readonly limitUsd: number;
  /** Whose costs count: all that carries these tags. They must be active as cost allocation tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** Who is told; its policy lets `budgets.amazonaws.com` publish. */
  readonly topic: ITopic;
}

/** Says when 80 % of a month's money is spent, and when the month is forecast to spend it all. It stops nothing. */
export class MonthlyBudget extends Construct {
  constructor(scope: Construct, id: string, { limitUsd, tags, topic }: MonthlyBudgetProps) {
    super(scope, id);
    const subscribers = [{ subscriptionType: 'SNS', address: topic.topicArn }];
    new CfnBudget(this, 'Resource', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: limitUsd, unit: 'USD' },
        metrics: ['UnblendedCost'],
        filterExpression: {
          and: Object.entries(tags).map(([key, value]) => ({
            tags: { key, values: [value], matchOptions: ['EQUALS'] },
          })),
        },
      },
      notificationsWithSubscribers: [
        { notification: notification('ACTUAL', 80), subscribers },
        { notification: notification('FORECASTED', 100), subscribers },
      ],
    });
  }
}

const notification = (notificationType: 'ACTUAL' | 'FORECASTED', percent: number) => ({
  notificationType,
  comparisonOperator: 'GREATER_THAN',
  threshold: percent,
  thresholdType: 'PERCENTAGE',
});
