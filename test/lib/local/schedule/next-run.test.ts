import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextRun } from '../../../../lib/local/schedule/next-run.ts';

const at = (text: string): number => Date.parse(text);

it.each([
  ['2026-03-28T12:00:00Z', '2026-03-29T02:00:00Z'],
  ['2026-03-29T01:59:59.999Z', '2026-03-29T02:00:00Z'],
  ['2026-03-29T02:00:00Z', '2026-03-30T02:00:00Z'],
  ['2026-10-25T00:30:00Z', '2026-10-25T02:00:00Z'],
  ['2026-12-31T23:59:00Z', '2027-01-01T02:00:00Z'],
])('comes up after %s at %s, whatever clocks on walls do', (after, due) => {
  expect(nextRun({ kind: 'schedule', dailyAt: '02:00' }, at(after))).toBe(at(due));
});

it('comes up a period later', () => {
  expect(nextRun({ kind: 'schedule', everyMinutes: 60 }, at('2026-01-01T00:30:00Z'))).toBe(
    at('2026-01-01T01:30:00Z'),
  );
});

it('is within a day, and shows the time of day', () => {
  const times = fc.record({
    after: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
  });
  fc.assert(
    fc.property(times, ({ after, hour, minute }) => {
      const dailyAt = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
      const due = nextRun({ kind: 'schedule', dailyAt }, after);
      expect(due).toBeGreaterThan(after);
      expect(due - after).toBeLessThanOrEqual(86_400_000);
      expect(new Date(due).toISOString().slice(11)).toBe(`${dailyAt}:00.000Z`);
    }),
  );
});
