import { styleText } from 'node:util';
import type { FunctionObserver } from '../lambda/local-functions.ts';
import { readableLine } from './readable-line.ts';

export interface FunctionStreamOptions {
  readonly write: (line: string) => void;
  readonly color: boolean;
  /** Requests shown one by one in a second; the rest are counted. */
  readonly requestsPerSecond?: number;
  readonly now?: () => Date;
}

/**
 * One readable stream of what all functions say and do: their log lines, and a line per request.
 * Under load the requests beyond the first of each second are told as a number, so that the stream
 * stays readable and costs nothing.
 */
export const createFunctionStream = (options: FunctionStreamOptions): FunctionObserver => {
  const { write, color, requestsPerSecond = 20, now = () => new Date() } = options;
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    color ? styleText(style, text, { validateStream: false }) : text;
  const head = (name: string) =>
    `${paint('dim', now().toTimeString().slice(0, 8))} ${paint('cyan', name.padEnd(11))} `;
  let second = 0;
  let shown = 0;
  let hidden = 0;

  /** Whether this request still fits into its second. */
  const fits = (): boolean => {
    const current = Math.floor(now().getTime() / 1000);
    if (current !== second) {
      if (hidden > 0) write(paint('dim', `         … and ${hidden} more requests`));
      second = current;
      shown = 0;
      hidden = 0;
    }
    if (shown < requestsPerSecond) {
      shown += 1;
      return true;
    }
    hidden += 1;
    return false;
  };

  return {
    line: (name, line) => write(head(name) + readableLine(line, paint)),
    invoked: (name, durationMs, invocation) => {
      if (!invocation.ok) {
        const { errorType, errorMessage } = invocation.error;
        write(`${head(name)}${paint('red', `✗ ${errorType}`)} ${errorMessage}`);
      } else if (fits()) write(`${head(name)}${durationMs.toFixed(1)} ms`);
    },
  };
};
