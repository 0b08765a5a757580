import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { keepRequesting, type Tally } from './request-loop.ts';

const Target = z.object({
  url: z.url(),
  body: z.string(),
  connections: z.number().int().positive(),
  seconds: z.number().positive(),
});

const { url, body, connections, seconds } = Target.parse(JSON.parse(process.argv[2] ?? ''));
const tally: Tally = { latenciesMs: [], errors: 0 };
const started = performance.now();
const loops = Array.from({ length: connections }, () => keepRequesting(new URL(url), body, tally));
await sleep(seconds * 1000);
for (const stop of loops) stop();
const elapsedSeconds = (performance.now() - started) / 1000;

const sorted = tally.latenciesMs.sort((a, b) => a - b);
const percentile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;

process.stdout.write(
  `${JSON.stringify({
    requests: sorted.length,
    requestsPerSecond: sorted.length / elapsedSeconds,
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
    errors: tally.errors,
  })}\n`,
);
