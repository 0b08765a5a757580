import { defineFunction } from '../definition.ts';

export const polo = defineFunction({
  name: 'polo',
  summary: 'Hears what marco answered and says whether the other player was found.',
  triggers: [{ kind: 'task', workflow: 'marco-polo' }, { kind: 'direct' }],
  memoryMiB: 256,
  timeoutSeconds: 5,
  reservedConcurrency: 5,
});
