import type { Measurements } from '../measurements.ts';
import { type ColdStart, HELLO } from '../measures/cold-starts.ts';
import { PREDICT_START } from '../measures/start-time.ts';
import type { Throughput } from '../measures/throughput.ts';
import type { ZipSize } from '../measures/zip-sizes.ts';
import { fastapiName } from '../servers/fastapi-peer.ts';
import { FLASK } from '../servers/flask-peer.ts';
import { LAPTOP_CLOUD } from '../servers/laptop-cloud.ts';

/** Something the collection has to reach, and what was measured. */
export interface Bar {
  readonly what: string;
  readonly sense: 'at least' | 'at most';
  readonly limit: number;
  readonly unit: '×' | ' µs' | ' ms' | ' MB' | '';
  /** `undefined` when a peer was skipped, or the Lambda runtime. */
  readonly measured: number | undefined;
}

export const verdict = ({ sense, limit, measured }: Bar): 'met' | 'not met' | 'not measured' => {
  if (measured === undefined) return 'not measured';
  const met = sense === 'at least' ? measured >= limit : measured <= limit;
  return met ? 'met' : 'not met';
};

/** Every bar, from the numbers of one run. */
export const barsOf = (measurements: Measurements): Bar[] => {
  const connections = [...new Set(measurements.throughput.map((each) => each.connections))];
  return [
    ...connections.flatMap((count) => throughputBars(measurements.throughput, count)),
    ...handlerBars(measurements),
    startBar(measurements),
    initBar(measurements),
    ...textBars(measurements),
    ...zipBars(measurements),
  ];
};

const throughputBars = (throughput: readonly Throughput[], connections: number): Bar[] => {
  const find = (server: string) =>
    throughput.find((each) => each.server === server && each.connections === connections);
  const ours = find(LAPTOP_CLOUD);
  const flask = find(FLASK);
  const fastapi = find(fastapiName(2));
  const at = `${connections} connections`;
  const times = (what: string, limit: number, measured: number | undefined): Bar => ({
    what: `${what}, ${at}`,
    sense: 'at least',
    limit,
    unit: '×',
    measured,
  });
  return [
    times('requests/s against Flask', 50, ratio(ours?.requestsPerSecond, flask?.requestsPerSecond)),
    times(
      'requests/s against FastAPI with two workers',
      2,
      ratio(ours?.requestsPerSecond, fastapi?.requestsPerSecond),
    ),
    times("Flask's median latency against ours", 50, ratio(flask?.p50Ms, ours?.p50Ms)),
    { what: `errors of ours, ${at}`, sense: 'at most', limit: 0, unit: '', measured: ours?.errors },
  ];
};

const handlerBars = ({ handler: { bare, http, direct } }: Measurements): Bar[] =>
  [['an HTTP event', http] as const, ['a direct event', direct] as const].map(([event, time]) => ({
    what: `handler above bare session.run, ${event}`,
    sense: 'at most',
    limit: 100,
    unit: ' µs',
    measured: time - bare,
  }));

const startBar = ({ starts }: Measurements): Bar => {
  const find = (wanted: string) => starts.find(({ name }) => name === wanted)?.medianMs;
  return {
    what: "Flask's start to first prediction against ours",
    sense: 'at least',
    limit: 6,
    unit: '×',
    measured: ratio(find(FLASK), find(PREDICT_START)),
  };
};

const initBar = ({ coldStarts }: Measurements): Bar => ({
  what: "predict's init above a bare handler's, under the Lambda runtime",
  sense: 'at most',
  limit: 120,
  unit: ' ms',
  measured: aboveHello(coldStarts, coldStarts.find(({ name }) => name === 'predict')?.initMs),
});

/** Milliseconds above the bare handler's init. */
export const aboveHello = (
  coldStarts: readonly ColdStart[],
  initMs: number | undefined,
): number | undefined => {
  const hello = coldStarts.find(({ name }) => name === HELLO)?.initMs;
  return hello === undefined || initMs === undefined ? undefined : initMs - hello;
};

const textBars = ({ localText: { textsPerSecond, memory } }: Measurements): Bar[] => {
  const [early, late] = [memory[0], memory.at(-1)];
  return [
    {
      ...{
        what: "texts/s of the laptop cloud's Comprehend, one core",
        sense: 'at least',
        limit: 200,
        unit: '',
      },
      measured: textsPerSecond,
    },
    {
      what: `its memory after ${counted(late?.texts)} texts against after ${counted(early?.texts)}`,
      ...{ sense: 'at most', limit: 1.1, unit: '×', measured: ratio(late?.residentMiB, early?.residentMiB) },
    },
  ];
};

/** `100,000` */
export const counted = (count = 0): string => count.toLocaleString('en');

const zipBars = ({ zips }: Measurements): Bar[] => {
  const largest = (what: string, limit: number, some: readonly ZipSize[]): Bar => ({
    ...{ what, sense: 'at most', limit, unit: ' MB' },
    measured: some.length > 0 ? Math.max(...some.map(({ arm64 }) => arm64)) / 1e6 : undefined,
  });
  return [
    largest(
      'largest zip with the ONNX runtime, arm64',
      12,
      zips.filter(({ scores }) => scores),
    ),
    largest(
      'largest other zip, arm64',
      1.5,
      zips.filter(({ scores }) => !scores),
    ),
  ];
};

const ratio = (above: number | undefined, below: number | undefined): number | undefined =>
  above === undefined || below === undefined || below === 0 ? undefined : above / below;
