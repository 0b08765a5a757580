import * as z from 'zod';
import { RunInput } from './run.ts';

/** The longest that a run waits for outcomes, from the start of its execution. */
export const PATIENCE_MINUTES = 120;

const LONGEST_WAIT_SECONDS = 30;
export const FIRST_WAIT_SECONDS = 2;

/** How long until the next look: short runs are told soon, long ones do not fill their history. */
export const nextWait = (seconds: number): number => Math.min(Math.ceil(seconds * 1.5), LONGEST_WAIT_SECONDS);

/** What the first step of the workflow gets, and again for each page of the list. */
export const ProduceState = z.strictObject({
  ...RunInput.shape,
  /** Names before this one are sent; left out, the list is read anew. */
  next: z.int().min(1).optional(),
  waitSeconds: z.int().min(1).max(LONGEST_WAIT_SECONDS).optional(),
});
export type ProduceState = z.infer<typeof ProduceState>;

/** What the step that sends gives: `next` is null when every name is sent. */
export interface Produced extends RunInput {
  readonly next: number | null;
  readonly waitSeconds: number;
}

/** What the last step gets, and again each time that outcomes were missing. */
export const GatherState = z.strictObject({
  ...RunInput.shape,
  next: z.null().optional(),
  waitSeconds: z.int().min(1).max(LONGEST_WAIT_SECONDS).default(FIRST_WAIT_SECONDS),
  complete: z.literal(false).optional(),
  names: z.int().optional(),
  outcomes: z.int().optional(),
});
export type GatherState = z.infer<typeof GatherState>;

/** What the last step gives; complete, the results are written. */
export interface Gathered extends RunInput {
  readonly complete: boolean;
  readonly names: number;
  readonly outcomes: number;
  readonly waitSeconds: number;
}

export const RUN_EXAMPLE =
  '{"run": "2026-11-25", "date": "2026-11-25", "list": "names.csv", "startedAt": "2026-11-25T02:00:00Z"}';
