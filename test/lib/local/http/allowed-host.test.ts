import { expect, it } from 'vitest';
import { isLocalHost } from '../../../../lib/local/http/allowed-host.ts';

it.each([
  'localhost',
  'localhost:3000',
  '127.0.0.1:4566',
  '[::1]:3000',
  'images.localhost:4566',
  'LOCALHOST',
])('%s is this machine', (host) => {
  expect(isLocalHost(host)).toBe(true);
});

it.each([
  undefined,
  '',
  'evil.com',
  'localhost.evil.com',
  'evil.com:3000',
  '127.0.0.1.evil.com',
  'localhost/x',
  'a b',
  '0.0.0.0',
])('%s is not', (host) => {
  expect(isLocalHost(host)).toBe(false);
});
