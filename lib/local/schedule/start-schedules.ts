import type { LocalFunctions } from '../lambda/local-functions.ts';
import { type QueueClock, systemClock } from '../sqs/queue-clock.ts';

/** Ends all schedules; a run under way goes on. */
export interface Schedules {
  close(): void;
}

/**
 * Runs functions as often as their triggers say for as long as the laptop cloud is up, the first time after one
 * period. Nothing is caught up on: what a schedule heals lasts until its next run.
 */
export const startSchedules = (
  functions: Pick<LocalFunctions, 'definitions' | 'invoke'>,
  clock: QueueClock = systemClock,
): Schedules => {
  const stops = new Map<string, () => void>();
  const arm = (name: string, everyMs: number): void => {
    const run = (): void => {
      arm(name, everyMs);
      /** A run that finds no process free is left out. */
      void functions.invoke(name, { time: new Date(clock.now()).toISOString() }).catch(() => {});
    };
    stops.set(name, clock.after(everyMs, run));
  };
  for (const { name, triggers } of functions.definitions) {
    for (const trigger of triggers) if (trigger.kind === 'schedule') arm(name, trigger.everyMinutes * 60_000);
  }
  return {
    close: () => {
      for (const stop of stops.values()) stop();
    },
  };
};
