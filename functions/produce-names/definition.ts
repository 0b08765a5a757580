import { defineFunction } from '../definition.ts';

export const produceNames = defineFunction({
  name: 'produce-names',
  summary: 'Reads a page of the list of names and sends one message for each to the queue.',
  triggers: [{ kind: 'task', workflow: 'text-pipeline' }, { kind: 'direct' }],
  access: [
    { kind: 'read-objects', bucket: 'datasets' },
    { kind: 'read-objects', bucket: 'runs' },
    { kind: 'write-objects', bucket: 'runs' },
    { kind: 'send-messages', queue: 'names' },
  ],
  memoryMiB: 512,
  timeoutSeconds: 120,
  reservedConcurrency: 2,
});
