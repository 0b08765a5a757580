import type { styleText } from 'node:util';
import * as z from 'zod';

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

const LogEntry = z.looseObject({
  level: z.string(),
  message: z.string(),
  error: z.looseObject({ name: z.string().optional(), message: z.string().optional() }).optional(),
});

/** Embedded metric format: numbers beside a description of them. */
const MetricEntry = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
});

/** Said by every entry of a function, and known from where it stands in the stream. */
const KNOWN = new Set([
  'level',
  'message',
  'error',
  'timestamp',
  'service',
  'function_request_id',
  'function_version',
  'xray_trace_id',
]);

const LEVEL_STYLES = { DEBUG: 'dim', INFO: 'green', WARN: 'yellow', ERROR: 'red', CRITICAL: 'red' } as const;

/** A crash prints the source line it happened in, and that of a bundle is the whole bundle. */
const LONGEST = 500;

/** A structured log entry or a set of metrics as a person reads it; any other line as it is. */
export const readableLine = (line: string, paint: Paint): string => {
  const entry = jsonIn(line);
  const log = LogEntry.safeParse(entry).data;
  if (log) return logText(log, paint);
  const metrics = MetricEntry.safeParse(entry).data;
  if (metrics) return metricText(metrics, paint);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

const logText = (entry: z.infer<typeof LogEntry>, paint: Paint): string => {
  const { level, message, error } = entry;
  const style = LEVEL_STYLES[level as keyof typeof LEVEL_STYLES] ?? 'dim';
  const rest = Object.entries(entry).filter(([name]) => !KNOWN.has(name));
  const reason = error ? `: ${error.message ?? error.name ?? 'an error'}` : '';
  return `${paint(style, level)} ${message}${reason} ${paint('dim', pairs(rest))}`.trimEnd();
};

const metricText = (entry: z.infer<typeof MetricEntry>, paint: Paint): string => {
  const [{ Dimensions, Metrics } = { Dimensions: [], Metrics: [] }] = entry._aws.CloudWatchMetrics;
  const names = new Set(
    [...Metrics.map(({ Name }) => Name), ...Dimensions.flat()].filter((name) => !KNOWN.has(name)),
  );
  return `${paint('dim', `METRICS ${pairs([...names].map((name) => [name, entry[name]]))}`)}`;
};

const pairs = (entries: readonly (readonly [string, unknown])[]): string =>
  entries
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ');

const jsonIn = (line: string): unknown => {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};
