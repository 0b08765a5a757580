import type { ScheduleTrigger } from '../../../functions/definition.ts';
import { timeOfDay } from '../../core/time-of-day.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * When a schedule comes up next after a moment, both in epoch milliseconds: a period later, or the next time that
 * UTC's clock shows the time of day.
 */
export const nextRun = (trigger: ScheduleTrigger, afterMs: number): number => {
  if ('everyMinutes' in trigger) return afterMs + trigger.everyMinutes * MINUTE_MS;
  const { hour, minute } = timeOfDay(trigger.dailyAt);
  const due = Math.floor(afterMs / DAY_MS) * DAY_MS + (hour * 60 + minute) * MINUTE_MS;
  return due > afterMs ? due : due + DAY_MS;
};
