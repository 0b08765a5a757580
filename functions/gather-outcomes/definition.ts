import { defineFunction } from '../definition.ts';

export const gatherOutcomes = defineFunction({
  name: 'gather-outcomes',
  summary: 'Tells whether every name of a run has its outcome, and gathers them into one CSV and a summary.',
  triggers: [{ kind: 'task', workflow: 'text-pipeline' }, { kind: 'direct' }],
  access: [
    { kind: 'read-objects', bucket: 'runs' },
    { kind: 'write-objects', bucket: 'runs' },
  ],
  memoryMiB: 1024,
  timeoutSeconds: 300,
  reservedConcurrency: 2,
});
