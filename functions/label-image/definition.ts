import { aiLimits } from '../ai-limits.ts';
import { defineFunction } from '../definition.ts';
import { feedAlarms } from '../feed-alarms.ts';

/** Deliveries of one event before the function gives it up, with the reason. */
export const MOST_RECEIVES = 5;

/** How the keys of pictures end. */
export const PICTURE_SUFFIXES = ['.jpg', '.jpeg', '.png', '.JPG', '.JPEG', '.PNG'];

/** Where in the labels bucket it stands who is at which picture. */
export const CLAIMS_PREFIX = '.claims/';

export const labelImage = defineFunction({
  name: 'label-image',
  summary:
    'Labels each picture that arrives in the images bucket and writes one result to the labels bucket.',
  triggers: [
    {
      kind: 'bucket',
      bucket: 'images',
      suffixes: PICTURE_SUFFIXES,
      batchSize: 10,
      /** One more, for a sandbox that ends while it gives a message up. */
      maxReceiveCount: MOST_RECEIVES + 1,
      maxConcurrency: 5,
    },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'read-objects', bucket: 'images' },
    { kind: 'read-objects', bucket: 'labels' },
    { kind: 'write-objects', bucket: 'labels' },
    { kind: 'delete-objects', bucket: 'labels', prefix: CLAIMS_PREFIX },
    { kind: 'read-objects', bucket: 'answers' },
    { kind: 'write-objects', bucket: 'answers' },
    { kind: 'detect-labels' },
  ],
  environment: aiLimits('ANSWER_HOURS', 'DAILY_REKOGNITION_CALLS'),
  memoryMiB: 512,
  timeoutSeconds: 60,
  /** As many as the queue's pollers may ask for: fewer would send good messages to the dead-letter queue. */
  reservedConcurrency: 5,
  alarms: { own: feedAlarms('Rekognition') },
});
