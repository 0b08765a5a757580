import { expect, test } from 'vitest';
import { readLoadResult } from '../../../bench/load/load-result.ts';

const RESULT = { requests: 10, requestsPerSecond: 5.5, p50Ms: 0.4, p99Ms: 2, errors: 1 };

test('the result is found between the lines that wrk prints', () => {
  expect(readLoadResult(`Running 2s test\n  4 connections\n\n${JSON.stringify(RESULT)}\n`)).toEqual(RESULT);
});

test('a generator that printed something else is quoted', () => {
  expect(() => readLoadResult('unable to connect')).toThrow(/unable to connect/);
});

test('a result without all its numbers is refused', () => {
  expect(() => readLoadResult('{"requests":10}')).toThrow(/no result/);
});
