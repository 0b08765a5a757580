import type { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** What a command may do to the outside before it returns. */
export interface Io {
  /** Standard output is kept for one JSON document. */
  readonly json: boolean;
  /** A person is there to answer questions. */
  readonly interactive: boolean;
  /** Standard error is a terminal. */
  readonly showsProgress: boolean;
  /** Standard output is a terminal that wants colours. */
  readonly color: boolean;
  /** Colours text for standard output; plain where colours are not wanted. */
  paint(style: Style, text: string): string;
  /** A line on standard error: progress, warnings. */
  note(line: string): void;
  /** Standard output ahead of the result, for a command that goes on. */
  answer(output: unknown, text: string): void;
  /** A line of a stream: standard output, or standard error where that is kept for JSON. */
  stream(line: string): void;
  /** The whole of standard input, as text. */
  readInput(): Promise<string>;
  /** @throws {CliError} when the input ends without an answer. */
  ask(question: string): Promise<string>;
}
