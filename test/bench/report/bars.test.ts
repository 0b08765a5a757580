import { expect, test } from 'vitest';
import { barsOf, verdict } from '../../../bench/report/bars.ts';
import { sample } from './sample.ts';

const verdictsOf = (measurements: typeof sample) =>
  Object.fromEntries(barsOf(measurements).map((bar) => [bar.what, verdict(bar)]));

test('every bar is computed from the numbers', () => {
  expect(Object.fromEntries(barsOf(sample).map(({ what, measured }) => [what, measured]))).toEqual({
    'requests/s against Flask, 4 connections': 100,
    'requests/s against FastAPI with two workers, 4 connections': 2.5,
    "Flask's median latency against ours, 4 connections": 80,
    'errors of ours, 4 connections': 0,
    'handler above bare session.run, an HTTP event': 35,
    'handler above bare session.run, a direct event': 20,
    "Flask's start to first prediction against ours": 8,
    "predict's init above a bare handler's, under the Lambda runtime": 37.5,
    "texts/s of the laptop cloud's Comprehend, one core": 2000,
    'its memory after 100,000 texts against after 10,000': 1.05,
    'largest zip with the ONNX runtime, arm64': 10.5,
    'largest other zip, arm64': 0.04,
  });
  expect(new Set(Object.values(verdictsOf(sample)))).toEqual(new Set(['met']));
});

test.each([
  { sense: 'at least', measured: 2, is: 'met' },
  { sense: 'at least', measured: 1.99, is: 'not met' },
  { sense: 'at most', measured: 2, is: 'met' },
  { sense: 'at most', measured: 2.01, is: 'not met' },
  { sense: 'at most', measured: undefined, is: 'not measured' },
] as const)('$measured for $sense 2 is $is', ({ sense, measured, is }) => {
  expect(verdict({ what: '', sense, limit: 2, unit: '', measured })).toBe(is);
});

test('one answer that is an error misses a bar', () => {
  const throughput = sample.throughput.map((each) => ({ ...each, errors: 1 }));
  expect(verdictsOf({ ...sample, throughput })['errors of ours, 4 connections']).toBe('not met');
});

test('a peer that was skipped leaves its bars unmeasured, and the others as they are', () => {
  const [ours] = sample.throughput;
  const starts = sample.starts.slice(0, 1);
  const verdicts = verdictsOf({ ...sample, throughput: ours ? [ours] : [], starts, coldStarts: [] });
  expect(verdicts['requests/s against Flask, 4 connections']).toBe('not measured');
  expect(verdicts["Flask's start to first prediction against ours"]).toBe('not measured');
  expect(verdicts["predict's init above a bare handler's, under the Lambda runtime"]).toBe('not measured');
  expect(verdicts['errors of ours, 4 connections']).toBe('met');
});
