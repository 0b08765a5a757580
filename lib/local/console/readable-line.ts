import type { styleText } from 'node:util';
import * as z from 'zod';

type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

const LogEntry = z.looseObject({
  level: z.string(),
  message: z.string(),
  error: z.looseObject({ message: z.string() }).optional(),
});

/** Said by every entry of a function, and known from where it stands in the stream. */
const KNOWN = new Set([
  'level',
  'message',
  'error',
  'timestamp',
  'service',
  'sampling_rate',
  'xray_trace_id',
]);

const LEVEL_STYLES = { DEBUG: 'dim', INFO: 'green', WARN: 'yellow', ERROR: 'red', CRITICAL: 'red' } as const;

/** A crash prints the source line it happened in, and that of a bundle is the whole bundle. */
const LONGEST = 500;

/** A structured log entry as a person reads it; any other line as it is. */
export const readableLine = (line: string, paint: Paint): string => {
  const entry = entryIn(line);
  if (!entry) return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  const { level, message, error } = entry;
  const style = LEVEL_STYLES[level as keyof typeof LEVEL_STYLES] ?? 'dim';
  const rest = Object.entries(entry)
    .filter(([name, value]) => !KNOWN.has(name) && value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const reason = error ? `: ${error.message}` : '';
  return `${paint(style, level)} ${message}${reason} ${paint('dim', rest.join(' '))}`.trimEnd();
};

const entryIn = (line: string): z.infer<typeof LogEntry> | undefined => {
  if (!line.startsWith('{')) return undefined;
  try {
    return LogEntry.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
};
