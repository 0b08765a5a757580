import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { styleText } from 'node:util';
import { wrongUsage } from './cli-error.ts';
import type { Io, Style } from './io.ts';

type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

/** The three streams of a process. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
}

/** The outside over a process's streams. Colours follow `NO_COLOR`, `FORCE_COLOR` and what the terminal can do. */
export const terminalIo = ({ stdin, stdout, stderr }: Terminal, json: boolean): Io => {
  const paint = (style: Style, content: string): string => styleText(style, content, { stream: stdout });
  const line = (stream: Output) => (content: string) => void stream.write(`${content}\n`);
  return {
    json,
    interactive: stdin.isTTY === true && stderr.isTTY === true,
    showsProgress: stderr.isTTY === true,
    color: !json && paint('bold', '') !== '',
    paint: (style, content) => (json ? content : paint(style, content)),
    note: line(stderr),
    answer: (output, content) => line(stdout)(json ? JSON.stringify(output) : content),
    stream: line(json ? stderr : stdout),
    readInput: () => text(stdin),
    ask: (question) => ask({ stdin, stderr }, question),
  };
};

/** Questions go to standard error, so that standard output holds the answer of the command alone. */
const ask = async (
  { stdin, stderr }: Pick<Terminal, 'stdin' | 'stderr'>,
  question: string,
): Promise<string> => {
  const reader = createInterface({ input: stdin, output: stderr });
  const ended = new Promise<never>((_, reject) => {
    reader.once('close', () => reject(wrongUsage(`no answer to "${question}"`)));
  });
  try {
    return await Promise.race([reader.question(`${question}: `), ended]);
  } finally {
    ended.catch(() => {});
    reader.close();
  }
};
