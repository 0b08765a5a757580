import { defineFunction } from '../definition.ts';

/** The workflow whose runs these are. */
export const TEXT_PIPELINE = 'text-pipeline';

export const pipelineRuns = defineFunction({
  name: 'pipeline-runs',
  summary: 'Starts a run of the text pipeline, every night or when asked, and tells how far one has come.',
  triggers: [
    { kind: 'http', method: 'POST', path: '/runs', throttle: { rate: 1, burst: 5 } },
    { kind: 'http', method: 'GET', path: '/runs/{id}', throttle: { rate: 20, burst: 40 } },
    { kind: 'schedule', dailyAt: '02:00' },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'run-workflow', workflow: TEXT_PIPELINE },
    { kind: 'read-objects', bucket: 'runs' },
  ],
  memoryMiB: 256,
  timeoutSeconds: 20,
  reservedConcurrency: 5,
});
