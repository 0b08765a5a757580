import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readableReply } from '../../lib/core/contract/readable-reply.ts';

/** A sample event and the reply it must get; an HTTP reply's body stands there as the JSON it holds. */
export interface EventCase {
  readonly case: string;
  readonly event: unknown;
  readonly reply: unknown;
}

const EVENTS = join(import.meta.dirname, '../../events');

export const casesOf = (functionName: string): EventCase[] =>
  readdirSync(join(EVENTS, functionName))
    .filter((file) => file.endsWith('.json') && !file.endsWith('.reply.json'))
    .map((file) => {
      const name = file.replace(/\.json$/, '');
      return { case: name, event: read(functionName, file), reply: read(functionName, `${name}.reply.json`) };
    });

/** Those that hold wherever the function runs, with nothing in its buckets. */
export const casesAnywhere = (functionName: string): EventCase[] =>
  casesOf(functionName).filter((recorded) => !OF_MEMORY.has(`${functionName}/${recorded.case}`));

/** Recorded over lists, runs and pages that only the tests of events have. */
const OF_MEMORY: ReadonlySet<string> = new Set([
  'produce-names/bad-list-without-names',
  'produce-names/direct-first-page',
  'produce-names/direct-header-only',
  'produce-names/direct-page-after-the-last',
  'consume-names/direct-name',
  'consume-names/sqs-wiki-down',
  'gather-outcomes/direct-complete',
  'gather-outcomes/direct-missing',
  'gather-outcomes/direct-time-is-up',
]);

const read = (functionName: string, file: string): unknown =>
  JSON.parse(readFileSync(join(EVENTS, functionName, file), 'utf8'));

/** A function's answer as it is recorded: JSON, the body of an HTTP reply parsed, the wiki at its usual port, no stack. */
export const readable = (answer: unknown): unknown => {
  const json = JSON.stringify(answer ?? null).replaceAll(/127\.0\.0\.1:\d+(?=\/_wiki\/)/g, '127.0.0.1:4566');
  const value: unknown = JSON.parse(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { trace: _, ...rest } = value as { trace?: unknown };
  return readableReply(rest);
};
