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
  memoryMiB: 1024,
  timeoutSeconds: 600,
  /** Runs do not overlap. */
  reservedConcurrency: 1,
});
