import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Every metric of the collection, with its unit; docs/observability.md says when each is counted. */
export const METRIC_UNITS = {
  Accepted: MetricUnit.Count,
  Rejected: MetricUnit.Count,
  Failed: MetricUnit.Count,
  Predicted: MetricUnit.Count,
  ModelLoadMs: MetricUnit.Milliseconds,
  InferenceMs: MetricUnit.Milliseconds,
  NonFiniteOutput: MetricUnit.Count,
  BatchRecordFailures: MetricUnit.Count,
  Duplicates: MetricUnit.Count,
  Stale: MetricUnit.Count,
  Poison: MetricUnit.Count,
  ThrottledCalls: MetricUnit.Count,
  PaidCalls: MetricUnit.Count,
  ReusedAnswers: MetricUnit.Count,
  BudgetRefused: MetricUnit.Count,
  CollectedVersions: MetricUnit.Count,
  UnchangedDatasets: MetricUnit.Count,
  CollectFailures: MetricUnit.Count,
} as const;

export type MetricName = keyof typeof METRIC_UNITS;

/** Embedded metric format in the function's log, by `service`; CloudWatch reads the numbers out of it. */
export const metrics = new Metrics();

/** Adds to the present invocation's numbers; they are written together when it ends. */
export const count = (name: MetricName, value = 1): void => {
  metrics.addMetric(name, METRIC_UNITS[name], value);
};

/**
 * Counts one under `service` and, apart, under `service` and one more dimension. It is written at once,
 * in a line of its own, so that the dimension stays off the invocation's other numbers.
 */
export const countBy = (name: MetricName, dimension: Readonly<Record<string, string>>): void => {
  metrics
    .singleMetric()
    .addDimensions({})
    .addDimensions({ ...dimension })
    .addMetric(name, METRIC_UNITS[name], 1);
};

/** Measures how long a piece of work takes, however it ends. */
export const timed = async <T>(name: 'ModelLoadMs' | 'InferenceMs', work: () => Promise<T>): Promise<T> => {
  const started = performance.now();
  try {
    return await work();
  } finally {
    count(name, performance.now() - started);
  }
};
