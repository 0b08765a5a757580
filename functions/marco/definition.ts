import { defineFunction } from '../definition.ts';

export const marco = defineFunction({
  name: 'marco',
  summary: 'Answers "Polo" to the name "Marco", and "No!" to any other.',
  triggers: [{ kind: 'task', workflow: 'marco-polo' }, { kind: 'direct' }],
  memoryMiB: 256,
  timeoutSeconds: 5,
  reservedConcurrency: 5,
});
