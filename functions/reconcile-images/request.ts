import * as z from 'zod';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import { LOOK_BACK_MINUTES } from './definition.ts';

const MINUTES_OF_A_YEAR = 366 * 24 * 60;

const Request = z.strictObject({
  /** When the run was to start, ISO 8601, UTC: a run that comes late looks at the same pictures. */
  time: z.iso.datetime(),
  lookBackMinutes: z.number().int().min(1).max(MINUTES_OF_A_YEAR).default(LOOK_BACK_MINUTES),
  /** The key after which to go on, from the reply of a run that had no time left. */
  after: z.string().max(1024).optional(),
});

const EXAMPLE = '{"time": "2026-11-24T18:00:00Z"}';

export type ReconcileRequest = z.infer<typeof Request>;

/** @throws {ValidationError} saying what is wrong. */
export const readRequest = (event: unknown): ReconcileRequest => parseEvent(Request, event, EXAMPLE);
