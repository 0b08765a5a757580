import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { readableLine } from '../../local/console/readable-line.ts';
import { reach } from '../aws/reach.ts';
import type { Target } from '../aws/target.ts';
import type { Result } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { isAtLeast } from './line-level.ts';
import { logSources } from './log-source.ts';
import { type LogLine, readEvents } from './read-events.ts';

export interface ShowOptions {
  readonly target: Target;
  readonly functions: readonly string[];
  readonly stack: string;
  /** How far back, in milliseconds. */
  readonly since: number;
  readonly level: string;
  readonly request: string | undefined;
  readonly follow: boolean;
}

/** Reads what functions logged and gives it in the order of time; goes on as lines come, where asked to. */
export const showLogs = async (options: ShowOptions, io: Io): Promise<Result> => {
  const { target, functions, stack, level, request } = options;
  const client = new CloudWatchLogsClient(target.client);
  const sources = await reach(target, () => logSources({ target, functions, stack }));
  const read = async (since: number): Promise<readonly LogLine[]> => {
    const wanted = { since, text: request };
    const lines = await reach(target, () =>
      Promise.all(sources.map((each) => readEvents(client, each, wanted))),
    );
    return lines
      .flat()
      .filter(({ message }) => isAtLeast(level, message))
      .sort((a, b) => a.timestamp - b.timestamp);
  };
  const since = Date.now() - options.since;
  if (options.follow) return follow({ since, read, show: (line) => io.answer(line, lineText(line, io)) });
  const lines = await read(since);
  if (lines.length === 0) io.note('no such lines; look further back with --since, or at --level DEBUG');
  const text = lines.map((line) => lineText(line, io)).join('\n');
  return { exitCode: EXIT.ok, output: lines, ...(lines.length > 0 && { text }) };
};

interface Following {
  readonly since: number;
  read(since: number): Promise<readonly LogLine[]>;
  show(line: LogLine): void;
}

const PAUSE_MS = 2000;

/** Lines may arrive late and out of order: each look goes back a minute, and shows what was not seen yet. */
const LATE_MS = 60_000;

const follow = async ({ since, read, show }: Following): Promise<never> => {
  const seen = new Map<string, number>();
  for (let from = since; ; from = Math.max(since, Date.now() - LATE_MS)) {
    for (const line of await read(from)) {
      const key = `${line.function} ${line.id}`;
      if (!seen.has(key)) show(line);
      seen.set(key, line.timestamp);
    }
    for (const [key, timestamp] of seen) if (timestamp < from - LATE_MS) seen.delete(key);
    await sleep(PAUSE_MS);
  }
};

const lineText = ({ timestamp, function: name, message }: LogLine, { paint }: Io): string =>
  `${paint('dim', new Date(timestamp).toISOString())} ${paint('cyan', name.padEnd(11))} ${readableLine(message, paint)}`;
