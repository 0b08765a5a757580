import { RECONCILE_MINUTES } from '../../lib/core/reconcile-period.ts';
import { defineFunction } from '../definition.ts';

export const reconcileTexts = defineFunction({
  name: 'reconcile-texts',
  summary:
    'Finds texts that have no result an hour after their upload, and announces them to analyze-text again.',
  triggers: [{ kind: 'schedule', everyMinutes: RECONCILE_MINUTES }, { kind: 'direct' }],
  access: [
    { kind: 'list-objects', bucket: 'texts' },
    { kind: 'read-objects', bucket: 'analyses' },
    { kind: 'announce-objects', bucket: 'texts', to: 'analyze-text' },
  ],
  memoryMiB: 256,
  timeoutSeconds: 300,
  /** Runs do not overlap. */
  reservedConcurrency: 1,
});
