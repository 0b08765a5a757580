import * as z from 'zod';
import { RECONCILE_MINUTES } from '../../core/reconcile-period.ts';
import { parseEvent } from '../parse-event.ts';

const MINUTES_OF_A_YEAR = 366 * 24 * 60;

const Request = z.strictObject({
  /** When the run was to start, ISO 8601, UTC: a run that comes late looks at the same objects. */
  time: z.iso.datetime(),
  lookBackMinutes: z
    .number()
    .int()
    .min(1)
    .max(MINUTES_OF_A_YEAR)
    .default(2 * RECONCILE_MINUTES),
  /** The key after which to go on, from the reply of a run that had no time left. */
  after: z.string().max(1024).optional(),
});

const EXAMPLE = '{"time": "2026-11-24T18:00:00Z"}';

export type ReconcileRequest = z.infer<typeof Request>;

/** @throws {ValidationError} saying what is wrong. */
export const readReconcileRequest = (event: unknown): ReconcileRequest => parseEvent(Request, event, EXAMPLE);
