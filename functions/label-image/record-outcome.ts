import { digestOf } from '../../lib/runtime/correlation.ts';
import { logger } from '../../lib/runtime/logger.ts';
import { count, type MetricName } from '../../lib/runtime/metrics.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';
import type { Outcome } from './label-picture.ts';

const METRICS = {
  labelled: 'Predicted',
  rejected: 'Poison',
  duplicate: 'Duplicates',
  stale: 'Stale',
} as const satisfies Record<Outcome, MetricName>;

/** Counts and logs how an event ended. A key may name a person, so that the log holds its digest. */
export const recordOutcome = ({ bucket, key }: CreatedObject, outcome: Outcome): void => {
  count(METRICS[outcome]);
  logger.info('picture settled', { outcome, object: digestOf(bucket, key) });
};
