import { defineFunction } from '../definition.ts';

export const labelImage = defineFunction({
  name: 'label-image',
  summary:
    'Labels each picture that arrives in the images bucket and writes one result to the labels bucket.',
  triggers: [
    {
      kind: 'bucket',
      bucket: 'images',
      suffixes: ['.jpg', '.jpeg', '.png', '.JPG', '.JPEG', '.PNG'],
      batchSize: 10,
      maxReceiveCount: 5,
      maxConcurrency: 5,
    },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'read-objects', bucket: 'images' },
    { kind: 'read-objects', bucket: 'labels' },
    { kind: 'write-objects', bucket: 'labels' },
    { kind: 'detect-labels' },
  ],
  memoryMiB: 512,
  timeoutSeconds: 60,
  /** As many as the queue's pollers may ask for: fewer would send good messages to the dead-letter queue. */
  reservedConcurrency: 5,
});
