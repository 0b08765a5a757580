import type { Measurements } from '../../../bench/measurements.ts';
import type { Throughput } from '../../../bench/measures/throughput.ts';

const under = (server: string, requestsPerSecond: number, p50Ms: number): Throughput => ({
  ...{ server, connections: 4, requests: 1000, requestsPerSecond, p50Ms, p99Ms: 5, errors: 0 },
});

/** A run in which every bar is met. */
export const sample: Measurements = {
  machine: { processor: 'Abacus 9', cores: 2, memoryGiB: 16, system: 'linux x64', node: 'v24.0.0' },
  python: '3.12.1',
  notes: [],
  date: new Date('2026-11-23T10:00:00Z'),
  settings: { generator: 'wrk', seconds: 3, rounds: 5, starts: 9 },
  throughput: [
    under('laptop cloud', 10_000, 0.4),
    under('Flask + scikit-learn', 100, 32),
    under('FastAPI + onnxruntime, 2 workers', 4000, 1),
  ],
  peaks: [{ name: 'laptop cloud', peakMiB: 200.4 }],
  handler: { bare: 10, http: 45, direct: 30 },
  starts: [
    { name: 'predict bundle', medianMs: 100 },
    { name: 'Flask + scikit-learn', medianMs: 800 },
  ],
  coldStarts: [
    { name: 'bare handler', initMs: 40, firstAnswerMs: 42, peakMiB: 60 },
    { name: 'predict', initMs: 77.5, firstAnswerMs: 120, peakMiB: 90 },
  ],
  localText: {
    textsPerSecond: 2000,
    charactersPerText: 500,
    firstAnswerMs: 400,
    memory: [
      { texts: 10_000, residentMiB: 200, heapMiB: 50 },
      { texts: 100_000, residentMiB: 210, heapMiB: 51 },
    ],
  },
  zips: [
    { name: 'predict', scores: true, arm64: 10_500_000, x64: 18_000_000 },
    { name: 'echo', scores: false, arm64: 40_000, x64: 40_000 },
  ],
};
