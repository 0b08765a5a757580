import * as z from 'zod';
import { ListKey, RunRef, refuseForeignList } from '../../lib/core/pipeline/run.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';

const Start = z.strictObject({
  run: RunRef.shape.run.optional(),
  list: ListKey.optional(),
  again: z.boolean().optional(),
});

/** What the schedule sends. */
const Scheduled = z.strictObject({ time: z.iso.datetime() });

export interface StartRequest {
  readonly run: string;
  readonly list?: string | undefined;
  /** Go through a run once more that is done. */
  readonly again: boolean;
}

/** @throws {ValidationError} saying what is wrong. */
export const readStart = (body: unknown, now: Date): StartRequest => {
  const {
    run = now.toISOString().slice(0, 10),
    list,
    again = false,
  } = parseEvent(Start, body, '{"list": "names.csv"}');
  if (list !== undefined) refuseForeignList(list);
  return { run, list, again };
};

/** The time that a schedule's event names; `undefined` for any other event. */
export const readScheduled = (event: unknown): Date | undefined => {
  const { data } = Scheduled.safeParse(event);
  return data && new Date(data.time);
};

/** The day that a run's id is; `undefined` when it is none. */
export const dayOf = (run: string): string | undefined => RunRef.shape.date.safeParse(run).data;
