import { expect, it } from 'vitest';
import { createBreaker } from '../../../lib/runtime/breaker.ts';

it('is open for a minute from the last failure on', () => {
  let now = 0;
  const breaker = createBreaker({ now: () => now, sleep: async () => {} });
  expect(breaker.openMs()).toBe(0);
  breaker.open();
  now = 20_000;
  expect(breaker.openMs()).toBe(40_000);
  breaker.open();
  now = 79_999;
  expect(breaker.openMs()).toBe(1);
  now = 90_000;
  expect(breaker.openMs()).toBe(0);
});
