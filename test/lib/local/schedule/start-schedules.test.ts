import { expect, it } from 'vitest';
import { defineFunction } from '../../../../functions/definition.ts';
import { startSchedules } from '../../../../lib/local/schedule/start-schedules.ts';
import { manualClock } from '../sqs/manual-clock.ts';

const hourly = defineFunction({
  name: 'hourly',
  summary: 'Runs every hour.',
  triggers: [{ kind: 'schedule', everyMinutes: 60 }],
});
const other = defineFunction({ name: 'other', summary: 'Waits.', triggers: [{ kind: 'direct' }] });

it('runs scheduled functions once a period, told the time, whatever becomes of a run, until it is closed', async () => {
  const { clock, advance, pending } = manualClock(Date.UTC(2026, 0, 1));
  const runs: unknown[] = [];
  const invoke = async (name: string, event: unknown) => {
    runs.push([name, event]);
    throw new Error('no process is free');
  };
  const schedules = startSchedules({ definitions: [hourly, other], invoke }, clock);
  await advance(2.5 * 3600);
  schedules.close();
  await advance(3600);
  expect(runs).toEqual([
    ['hourly', { time: '2026-01-01T01:00:00.000Z' }],
    ['hourly', { time: '2026-01-01T02:00:00.000Z' }],
  ]);
  expect(pending()).toBe(0);
});

it('runs what is due every day at its time in UTC, once, and tells that time', async () => {
  const { clock, advance } = manualClock(Date.UTC(2026, 2, 28, 12));
  const nightly = defineFunction({
    name: 'nightly',
    summary: 'Runs every night.',
    triggers: [{ kind: 'schedule', dailyAt: '02:00' }],
  });
  const times: unknown[] = [];
  const schedules = startSchedules(
    {
      definitions: [nightly],
      invoke: async (_, event) => {
        times.push(event);
        return { ok: true, payload: 'null', log: [] };
      },
    },
    /** Rings 5 ms early, as timers may. */
    { now: clock.now, after: (delayMs, run) => clock.after(Math.max(0, delayMs - 5), run) },
  );
  await advance(2.5 * 24 * 3600);
  schedules.close();
  expect(times).toEqual([{ time: '2026-03-29T02:00:00.000Z' }, { time: '2026-03-30T02:00:00.000Z' }]);
});
