import { join } from 'node:path';
import { expect, test } from 'vitest';
import { firstEvent } from '../../../bench/lambda/first-event.ts';

const root = join(import.meta.dirname, '../../..');

test('the first event is one that the function takes', () => {
  expect(firstEvent(root, 'marco')).toEqual({ name: 'Marco' });
});

test('a function without events is named', () => {
  expect(() => firstEvent(root, '.')).toThrow('events/. holds no event that the function takes');
});
