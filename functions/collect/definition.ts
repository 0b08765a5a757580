import { defineFunction } from '../definition.ts';

export const collect = defineFunction({
  name: 'collect',
  summary:
    'Downloads the data sets it is told of, keeps a version of each that has changed, and checks their CSVs.',
  triggers: [{ kind: 'schedule', dailyAt: '01:00' }, { kind: 'direct' }],
  access: [
    { kind: 'read-objects', bucket: 'datasets' },
    { kind: 'write-objects', bucket: 'datasets' },
  ],
  environment: {
    /** `host:port`, comma-separated: servers on the function's own machine that it may ask, for trials on a laptop. */
    COLLECT_INSECURE_HOSTS: '',
  },
  memoryMiB: 1024,
  timeoutSeconds: 600,
  /** Runs do not overlap. */
  reservedConcurrency: 1,
  alarms: {
    concurrency: { declined: 'a run at a time is what is wanted, and it may take minutes' },
    own: [
      {
        metric: 'CollectFailures',
        atLeast: 1,
        minutes: 5,
        meaning:
          'A data set was not collected. collected/run.json in the datasets bucket says which and why; the version before still counts.',
      },
    ],
  },
});
