import { expect, test } from 'vitest';
import { markdownReport } from '../../../bench/report/markdown.ts';
import { sample } from './sample.ts';

const linesOf = (report: string) => report.split('\n').map((line) => line.replaceAll(/\s+/g, ' '));

test('the page says what was measured on, when and how', () => {
  const page = markdownReport(sample);
  expect(page).toContain('Measured on 2026-11-23');
  expect(page).toContain('Abacus 9, 2 cores, 16 GiB, linux x64, Node v24.0.0, Python 3.12.1');
  expect(page).toContain('Load by wrk: 5 rounds of 3 s');
  expect(page).toContain('npm run bench');
});

test('the page has the bars with their verdicts and every measured row', () => {
  const lines = linesOf(markdownReport(sample));
  expect(lines).toContain('| requests/s against Flask, 4 connections | at least 50× | 100× | met |');
  expect(lines).toContain('| Flask + scikit-learn | 4 | 100.0 | 32.00 | 5.00 | 0 | 100× |');
  expect(lines).toContain('| Flask + scikit-learn | 800 | 8× |');
  expect(lines).toContain('| predict handler, HTTP event | 45.0 | 35.0 |');
  expect(lines).toContain('| predict | 77.5 | 37.5 | 120 | 90 |');
  expect(lines).toContain('| texts/s, one core | 2000 |');
  expect(lines).toContain('| resident MiB after 100,000 texts | 210 |');
  expect(lines).toContain('| laptop cloud | 200 |');
  expect(lines).toContain('| predict | 10.500 | 18.000 |');
});

test('what a reader must know stands on the page', () => {
  const page = markdownReport({ ...sample, python: undefined, notes: ['the Python peers were skipped'] });
  expect(page).toContain('> the Python peers were skipped');
  expect(page).not.toContain('Python undefined');
});
