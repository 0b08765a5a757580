import type { ScheduleTrigger } from '../../../functions/definition.ts';
import type { LocalFunctions } from '../lambda/local-functions.ts';
import { type QueueClock, systemClock } from '../sqs/queue-clock.ts';
import { nextRun } from './next-run.ts';

/** Ends all schedules; a run under way goes on. */
export interface Schedules {
  close(): void;
}

/**
 * Runs functions when their triggers say for as long as the laptop cloud is up, those with a period for the first
 * time after one period. Nothing is caught up on: what a schedule heals lasts until its next run.
 */
export const startSchedules = (
  functions: Pick<LocalFunctions, 'definitions' | 'invoke'>,
  clock: QueueClock = systemClock,
): Schedules => {
  const stops = new Map<ScheduleTrigger, () => void>();
  const arm = (name: string, trigger: ScheduleTrigger, lastMs: number): void => {
    const dueMs = nextRun(trigger, lastMs);
    const run = (): void => {
      /** Timers may ring a little early, which must not bring the same run twice. */
      arm(name, trigger, Math.max(clock.now(), dueMs));
      /** A run that finds no process free is left out. */
      void functions.invoke(name, { time: new Date(dueMs).toISOString() }).catch(() => {});
    };
    stops.set(trigger, clock.after(dueMs - clock.now(), run));
  };
  for (const { name, triggers } of functions.definitions) {
    for (const trigger of triggers) if (trigger.kind === 'schedule') arm(name, trigger, clock.now());
  }
  return {
    close: () => {
      for (const stop of stops.values()) stop();
    },
  };
};
