import type { OwnMetricAlarm } from '../lib/core/alarms.ts';

/** What every function wants to be told of that pays a service for the messages of its queue. */
export const feedAlarms = (service: string): readonly OwnMetricAlarm[] => [
  {
    metric: 'BatchRecordFailures',
    by: { class: 'Config' },
    atLeast: 1,
    minutes: 1,
    meaning:
      "The function is denied what it needs, a bucket, an address or the Region is wrong, or the day's calls are used up (BudgetRefused). Mend it, then replay.",
  },
  {
    metric: 'ThrottledCalls',
    atLeast: 50,
    minutes: 5,
    meaning: `${service} slows the function down. Lower maxConcurrency, or ask AWS for a higher quota.`,
  },
];
