import { describe, expect, it } from 'vitest';
import { createFunctionStream } from '../../../../lib/local/console/function-stream.ts';

const streamOf = (options: { color?: boolean; requestsPerSecond?: number } = {}) => {
  const lines: string[] = [];
  let now = new Date('2026-11-23T19:05:07');
  const stream = createFunctionStream({
    write: (line) => lines.push(line),
    color: false,
    now: () => now,
    ...options,
  });
  const wait = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000);
  };
  return { lines, stream, wait };
};
const ok = { ok: true, payload: '1', log: [] } as const;

describe('createFunctionStream', () => {
  it('shows a structured entry as a line for people', () => {
    const { lines, stream } = streamOf();
    stream.line(
      'predict',
      JSON.stringify({
        level: 'WARN',
        message: 'slow',
        timestamp: 't',
        service: 's',
        ms: 12,
        error: { message: 'late' },
      }),
    );
    expect(lines).toEqual(['19:05:07 predict     WARN slow: late ms=12']);
  });

  it('shows the name of an error that has no message to show', () => {
    const { lines, stream } = streamOf();
    stream.line(
      'predict',
      JSON.stringify({ level: 'ERROR', message: 'failed', error: { name: 'SlowDown' } }),
    );
    expect(lines).toEqual(['19:05:07 predict     ERROR failed: SlowDown']);
  });

  it('shows metrics as names and numbers', () => {
    const { lines, stream } = streamOf();
    const entry = {
      _aws: {
        Timestamp: 1,
        CloudWatchMetrics: [
          {
            Namespace: 'n',
            Dimensions: [['service', 'code']],
            Metrics: [{ Name: 'Rejected', Unit: 'Count' }],
          },
        ],
      },
      service: 'predict',
      code: 'no_rows',
      Rejected: 1,
    };
    stream.line('predict', JSON.stringify(entry));
    expect(lines).toEqual(['19:05:07 predict     METRICS Rejected=1 code=no_rows']);
  });

  it.each(['plain text', '{"not": "an entry"}', '{broken'])('shows %s as it is', (line) => {
    const { lines, stream } = streamOf();
    stream.line('polo', line);
    expect(lines).toEqual([`19:05:07 polo        ${line}`]);
  });

  it('cuts the source line of a crash', () => {
    const { lines, stream } = streamOf();
    stream.line('polo', 'x'.repeat(10_000));
    expect(lines[0]?.length).toBeLessThan(600);
  });

  it('counts requests it has no room for, and always shows failures', () => {
    const { lines, stream, wait } = streamOf({ requestsPerSecond: 2 });
    for (let request = 0; request < 5; request += 1) stream.invoked('predict', 0.44, ok);
    stream.invoked('predict', 1, { ok: false, error: { errorType: 'E', errorMessage: 'why' }, log: [] });
    wait(1);
    stream.invoked('predict', 0.5, ok);
    expect(lines.map((line) => line.slice(9).trim())).toEqual([
      'predict     0.4 ms',
      'predict     0.4 ms',
      'predict     ✗ E why',
      '… and 3 more requests',
      'predict     0.5 ms',
    ]);
  });

  it('uses colour only when told', () => {
    const { lines, stream } = streamOf({ color: true });
    stream.invoked('predict', 1, ok);
    expect(lines[0]).toContain('\u001b[');
  });
});
