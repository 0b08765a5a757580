import type { Measurements } from '../measurements.ts';
import type { Throughput } from '../measures/throughput.ts';
import { LAPTOP_CLOUD } from '../servers/laptop-cloud.ts';
import { aboveHello, type Bar, barsOf, counted, verdict } from './bars.ts';
import type { TextTable } from './text-table.ts';

/** The run's results, the bars first. */
export const tablesOf = (measurements: Measurements): TextTable[] => [
  barsTable(barsOf(measurements)),
  throughputTable(measurements.throughput),
  startsTable(measurements),
  coldStartsTable(measurements),
  handlerTable(measurements),
  localTextTable(measurements),
  peaksTable(measurements),
  zipsTable(measurements),
];

const barsTable = (bars: readonly Bar[]): TextTable => ({
  title: 'Bars',
  head: ['What', 'Bar', 'Measured', 'Verdict'],
  rows: bars.map((bar) => [
    bar.what,
    `${bar.sense} ${bar.limit}${bar.unit}`,
    bar.measured === undefined ? '—' : `${shown(bar.measured)}${bar.unit}`,
    verdict(bar),
  ]),
});

const throughputTable = (throughput: readonly Throughput[]): TextTable => ({
  title: 'Predict over HTTP',
  head: ['Server', 'Connections', 'Requests/s', 'p50 ms', 'p99 ms', 'Errors', 'Laptop cloud does'],
  rows: throughput.map((each) => {
    const ours = throughput.find(
      ({ server, connections }) => server === LAPTOP_CLOUD && connections === each.connections,
    );
    return [
      each.server,
      `${each.connections}`,
      each.requestsPerSecond.toFixed(each.requestsPerSecond < 1000 ? 1 : 0),
      each.p50Ms.toFixed(2),
      each.p99Ms.toFixed(2),
      `${each.errors}`,
      ours === undefined ? '—' : `${shown(ours.requestsPerSecond / each.requestsPerSecond)}×`,
    ];
  }),
});

const startsTable = ({ starts }: Measurements): TextTable => ({
  title: 'Process start to first answer',
  head: ['What', 'Median ms', 'Times the first row'],
  rows: starts.map(({ name, medianMs }) => [
    name,
    medianMs.toFixed(0),
    `${shown(medianMs / (starts[0]?.medianMs ?? medianMs))}×`,
  ]),
});

const coldStartsTable = ({ coldStarts }: Measurements): TextTable => ({
  title: "Cold start under AWS's Lambda runtime",
  head: ['Function', 'Init ms', 'Above bare ms', 'Event to first answer ms', 'Peak MiB'],
  rows: coldStarts.map(({ name, initMs, firstAnswerMs, peakMiB }) => [
    name,
    initMs.toFixed(1),
    aboveHello(coldStarts, initMs)?.toFixed(1) ?? '—',
    firstAnswerMs.toFixed(0),
    peakMiB.toFixed(0),
  ]),
});

const handlerTable = ({ handler }: Measurements): TextTable => ({
  title: 'One prediction in process',
  head: ['What', 'Median µs', 'Above the session, µs'],
  rows: [
    ['bare session.run', handler.bare.toFixed(1), '0'],
    ['predict handler, HTTP event', handler.http.toFixed(1), (handler.http - handler.bare).toFixed(1)],
    ['predict handler, direct event', handler.direct.toFixed(1), (handler.direct - handler.bare).toFixed(1)],
  ],
});

const localTextTable = ({ localText }: Measurements): TextTable => ({
  title: "The laptop cloud's Comprehend: sentiment, entities and key phrases of a text",
  head: ['What', 'Measured'],
  rows: [
    ['texts/s, one core', localText.textsPerSecond.toFixed(0)],
    ['characters of a text', localText.charactersPerText.toFixed(0)],
    ['first answer, models loaded with it, ms', localText.firstAnswerMs.toFixed(0)],
    ...localText.memory.flatMap(({ texts, residentMiB, heapMiB }) => [
      [`resident MiB after ${counted(texts)} texts`, residentMiB.toFixed(0)],
      [`heap in use, MiB, after ${counted(texts)} texts`, heapMiB.toFixed(0)],
    ]),
  ],
});

const peaksTable = ({ peaks }: Measurements): TextTable => ({
  title: 'Peak memory after the load, all processes of a server',
  head: ['Server', 'MiB'],
  rows: peaks.map(({ name, peakMiB }) => [name, peakMiB === undefined ? '—' : peakMiB.toFixed(0)]),
});

const zipsTable = ({ zips }: Measurements): TextTable => ({
  title: 'Size of the functions as zip files',
  head: ['Function', 'arm64 MB', 'x64 MB'],
  rows: zips.map(({ name, arm64, x64 }) => [name, (arm64 / 1e6).toFixed(3), (x64 / 1e6).toFixed(3)]),
});

/** Three digits that count; more would say more than a run on one machine can. */
const shown = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : `${Number(value.toPrecision(3))}`;
