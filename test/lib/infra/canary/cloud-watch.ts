/** Dimensions by name. */
export type Dimensions = Readonly<Record<string, string>>;

export interface MetricRef {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
}

/** What decides an alarm, as its template says it. */
export interface AlarmRule {
  readonly name: string;
  readonly metric: MetricRef;
  readonly statistic: string;
  readonly periodMinutes: number;
  readonly threshold: number;
  readonly comparison: string;
  readonly evaluationPeriods: number;
  readonly missingData: string;
}

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** Metrics by the minute, and alarms over them. */
export interface CloudWatch {
  put(metric: MetricRef, minute: number, value: number): void;
  sum(metric: MetricRef, fromMinute: number): number;
  /** An alarm at the end of a minute. */
  stateOf(rule: AlarmRule, minute: number): AlarmState;
}

export const createCloudWatch = (): CloudWatch => {
  const points = new Map<string, Map<number, number[]>>();
  const minutesOf = (metric: MetricRef) => points.get(keyOf(metric)) ?? new Map<number, number[]>();
  const valuesIn = (metric: MetricRef, from: number, to: number): readonly number[] =>
    [...minutesOf(metric)].filter(([at]) => at >= from && at <= to).flatMap(([, values]) => values);

  return {
    put: (metric, minute, value) => {
      const minutes = minutesOf(metric);
      const values = minutes.get(minute) ?? [];
      values.push(value);
      minutes.set(minute, values);
      points.set(keyOf(metric), minutes);
    },
    sum: (metric, fromMinute) =>
      valuesIn(metric, fromMinute, Infinity).reduce((sum, value) => sum + value, 0),
    stateOf: (rule, minute) => {
      const periods = Array.from({ length: rule.evaluationPeriods }, (_, back) => {
        const to = minute - back * rule.periodMinutes;
        return breachOf(rule, valuesIn(rule.metric, to - rule.periodMinutes + 1, to));
      });
      if (periods.every((breach) => breach === 'missing') && rule.missingData === 'missing')
        return 'INSUFFICIENT_DATA';
      return periods.every((breach) => breach === 'yes') ? 'ALARM' : 'OK';
    },
  };
};

const keyOf = ({ namespace, name, dimensions }: MetricRef): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions).sort()]);

const breachOf = (rule: AlarmRule, values: readonly number[]): 'yes' | 'no' | 'missing' => {
  if (values.length === 0)
    return rule.missingData === 'breaching' ? 'yes' : (MISSING[rule.missingData] ?? 'missing');
  if (rule.comparison !== 'GreaterThanOrEqualToThreshold')
    throw new TypeError(`the simulation does not compare by ${rule.comparison}`);
  return statisticOf(rule.statistic, values) >= rule.threshold ? 'yes' : 'no';
};

const MISSING: Readonly<Record<string, 'no'>> = { notBreaching: 'no' };

const statisticOf = (statistic: string, values: readonly number[]): number => {
  const percentile = /^p(\d+)$/.exec(statistic)?.[1];
  if (statistic === 'Sum') return values.reduce((sum, value) => sum + value, 0);
  if (percentile === undefined) throw new TypeError(`the simulation knows no statistic ${statistic}`);
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.ceil((Number(percentile) / 100) * ordered.length) - 1] ?? 0;
};
