import { Duration, Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { MlFunction } from './ml-function.ts';

export interface OwnMetricOptions {
  /** @default none */
  readonly by?: Readonly<Record<string, string>>;
  /** @default one minute */
  readonly period?: Duration;
  /** @default 'Sum' */
  readonly statistic?: string;
}

/** Where a stage's functions count: dev and prod in one account must not set off each other's alarms. */
export const metricsNamespace = (scope: Construct): string => Stack.of(scope).stackName;

/** A number that a function counts itself, as its embedded metrics name it. */
export const ownMetric = (fn: MlFunction, metricName: string, options: OwnMetricOptions = {}): Metric => {
  const { by = {}, period = Duration.minutes(1), statistic = Stats.SUM } = options;
  return new Metric({
    namespace: metricsNamespace(fn),
    metricName,
    dimensionsMap: { service: fn.definition.name, ...by },
    period,
    statistic,
  });
};
