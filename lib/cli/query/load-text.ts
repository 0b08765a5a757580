import { textTable } from '../text-table.ts';
import type { LoadReport } from './load-run.ts';

/** A load report as a table for people. */
export const loadText = (report: LoadReport): string => {
  const { count, concurrency, seconds, requestsPerSecond, latencyMs, statuses, unanswered } = report;
  const rows = [
    ['requests', String(count), `${concurrency} at a time, ${seconds} s`],
    ['requests/s', String(requestsPerSecond)],
    ...Object.entries(latencyMs).map(([name, value]) => [`${name} ms`, value.toFixed(3)]),
    ...Object.entries(statuses).map(([status, number]) => [`status ${status}`, String(number)]),
    ...Object.entries(unanswered).map(([reason, number]) => ['no answer', String(number), reason]),
  ];
  return textTable(rows);
};
