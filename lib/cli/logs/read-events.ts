import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { LogSource } from './log-source.ts';

export interface LogLine {
  readonly id: string;
  readonly function: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
}

export interface Wanted {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** A text that must be in each line. */
  readonly text?: string | undefined;
}

/** All lines since a time, over all pages, the oldest first. */
export const readEvents = async (
  client: CloudWatchLogsClient,
  { group, function: name }: LogSource,
  { since, text }: Wanted,
): Promise<readonly LogLine[]> => {
  const { paginateFilterLogEvents } = await import('@aws-sdk/client-cloudwatch-logs');
  const filter = text === undefined ? {} : { filterPattern: JSON.stringify(text) };
  const lines: LogLine[] = [];
  const pages = paginateFilterLogEvents({ client }, { logGroupName: group, startTime: since, ...filter });
  for await (const { events = [] } of pages) {
    for (const { eventId = '', timestamp = since, message = '' } of events)
      lines.push({ id: eventId, function: name, timestamp, message: message.trimEnd() });
  }
  return lines;
};
