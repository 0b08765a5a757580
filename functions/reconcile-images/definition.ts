import { defineFunction } from '../definition.ts';

/** Every run looks at what was uploaded within two periods, so that one run may fail. */
const PERIOD_MINUTES = 60;
export const LOOK_BACK_MINUTES = 2 * PERIOD_MINUTES;

export const reconcileImages = defineFunction({
  name: 'reconcile-images',
  summary:
    'Finds pictures that have no result an hour after their upload, and announces them to label-image again.',
  triggers: [{ kind: 'schedule', everyMinutes: PERIOD_MINUTES }, { kind: 'direct' }],
  access: [
    { kind: 'list-objects', bucket: 'images' },
    { kind: 'read-objects', bucket: 'labels' },
    { kind: 'announce-objects', bucket: 'images', to: 'label-image' },
  ],
  memoryMiB: 256,
  timeoutSeconds: 300,
  /** Runs do not overlap. */
  reservedConcurrency: 1,
});
