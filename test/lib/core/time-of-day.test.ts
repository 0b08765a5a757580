import { expect, it } from 'vitest';
import { timeOfDay } from '../../../lib/core/time-of-day.ts';

it('reads hours and minutes', () => {
  expect(timeOfDay('02:05')).toEqual({ hour: 2, minute: 5 });
  expect(timeOfDay('23:59')).toEqual({ hour: 23, minute: 59 });
});

it.each(['', '2:00', '24:00', '12:60', '02:00:00', '02:00 ', 'noon'])('refuses "%s"', (text) => {
  expect(() => timeOfDay(text)).toThrow(`"${text}" is no time of day; write HH:MM, from 00:00 to 23:59`);
});
