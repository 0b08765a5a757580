import { RECONCILE_MINUTES } from '../../lib/core/reconcile-period.ts';
import { defineFunction } from '../definition.ts';

export const reconcileImages = defineFunction({
  name: 'reconcile-images',
  summary:
    'Finds pictures that have no result an hour after their upload, and announces them to label-image again.',
  triggers: [{ kind: 'schedule', everyMinutes: RECONCILE_MINUTES }, { kind: 'direct' }],
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
