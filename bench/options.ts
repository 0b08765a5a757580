import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** How long each server is under load in each round. */
  readonly seconds: number;
  /** Rounds of A B C …; the median of them counts. */
  readonly rounds: number;
  /** Fresh processes per kind, for the time to a first prediction. */
  readonly starts: number;
  readonly connections: readonly number[];
  /** Where the report goes, relative to the project's root. */
  readonly out: string;
}

const DEFAULTS = {
  seconds: { type: 'string', default: '5' },
  rounds: { type: 'string', default: '5' },
  starts: { type: 'string', default: '9' },
  connections: { type: 'string', default: '4,50' },
  out: { type: 'string', default: 'docs/benchmarks.md' },
} as const;

/** @throws {RangeError | TypeError} naming the option that is wrong and what it takes. */
export const readOptions = (argv: readonly string[]): BenchOptions => {
  const { values } = parseArgs({ args: [...argv], options: DEFAULTS });
  return {
    seconds: whole('--seconds', values.seconds),
    rounds: whole('--rounds', values.rounds),
    starts: whole('--starts', values.starts),
    connections: values.connections.split(',').map((text) => whole('--connections', text)),
    out: values.out,
  };
};

const whole = (option: string, text: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new RangeError(`${option} takes whole numbers from 1 to 999999, got "${text}"`);
};
