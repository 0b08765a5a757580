import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';

/** How a command ended. */
export interface Result {
  readonly exitCode: ExitCode;
  /** What `--json` prints, as one JSON document. */
  readonly output?: unknown;
  /** The same for people. */
  readonly text?: string;
  /** Why it did not succeed: one line on standard error. */
  readonly problem?: string;
}

/** One option; its name is its key in `options`, in kebab-case. */
export interface OptionSpec<T> {
  readonly about: string;
  /** One letter for it, as `-c`. */
  readonly short?: string;
  /** How the value is shown, as `<number>`; left out, the option is a switch. */
  readonly value?: string;
  /** @throws {InvalidArgumentError} saying what is allowed. */
  parse?(text: string, previous: T): T;
  readonly fallback: T;
  /** The default in words, where the value itself says little. */
  readonly fallbackText?: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec<unknown>>>;

/** What the options hold once they are read. */
export type Values<O extends OptionSpecs> = {
  readonly [K in keyof O]: O[K] extends OptionSpec<infer T> ? T : never;
};

/** A command line after it was read. */
export interface Given {
  readonly args: readonly string[];
  opts<T extends Readonly<Record<string, unknown>>>(): T;
}

/** Options that only the command line itself tells, such as those for a model's features. */
export interface Tailored {
  readonly options: OptionSpecs;
  readonly argv: readonly string[];
}

export const GROUPS = ['Run', 'Models', 'Collection', 'Other'] as const;

interface CommandTexts {
  readonly name: string;
  readonly summary: string;
  readonly group: (typeof GROUPS)[number];
  /** In commander's words: `<needed>`, `[left out]`, `<several...>`, each with what it is. */
  readonly arguments?: Readonly<Record<string, string>>;
  /** Whole command lines. */
  readonly examples: readonly string[];
  /** More that the help should say. */
  readonly notes?: string;
  tailor?(argv: readonly string[]): Promise<Tailored>;
}

export interface Command extends CommandTexts {
  readonly options: OptionSpecs;
  run(given: Given, io: Io): Promise<Result>;
}

export interface CommandSpec<O extends OptionSpecs> extends CommandTexts {
  readonly options: O;
  run(call: Call<O>, io: Io): Promise<Result>;
}

export interface Call<O extends OptionSpecs> {
  readonly args: readonly string[];
  readonly options: Values<O>;
  /** All options by name, those of `tailor` among them. */
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * Describes one command as data, with a function that returns; only the root prints and exits.
 *
 * @example
 * export const hello = defineCommand({
 *   name: 'hello',
 *   summary: 'Greets.',
 *   group: 'Other',
 *   examples: ['polo hello'],
 *   options: { loud: flag('shout') },
 *   run: async ({ options }) => ({ exitCode: EXIT.ok, output: 'hello', text: options.loud ? 'HELLO' : 'hello' }),
 * });
 */
export const defineCommand = <const O extends OptionSpecs>(spec: CommandSpec<O>): Command => ({
  ...spec,
  run: (given, io) =>
    spec.run({ args: given.args, options: given.opts<Values<O>>(), given: given.opts() }, io),
});

/** A switch: given or not. */
export const flag = (about: string): OptionSpec<boolean | undefined> => ({ about, fallback: undefined });
