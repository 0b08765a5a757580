import { readFileSync } from 'node:fs';
import { Command as Commander, Option } from 'commander';
import { type Command, type Given, GROUPS, type OptionSpec, type OptionSpecs } from './command.ts';
import { COMMANDS } from './commands.ts';
import { EXIT_CODES } from './exit-code.ts';
import { packageFile } from './package-root.ts';
import type { Terminal } from './terminal.ts';

export interface Program {
  readonly program: Commander;
  /** The command line as the program reads it. */
  readonly argv: readonly string[];
}

/** All commands with their help; `run` is called with the one that the command line names. */
export const buildProgram = async (
  argv: readonly string[],
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
  run: (command: Command, given: Given) => Promise<void>,
): Promise<Program> => {
  const program = rootProgram().configureOutput({
    writeOut: (text) => void stdout.write(text),
    writeErr: (text) => void stderr.write(text),
    /** The root says it, in one line. */
    outputError: () => {},
  });
  const named = commandNamed(argv);
  const tailored = await named?.tailor?.(argv);
  for (const group of GROUPS) {
    for (const command of COMMANDS.filter((each) => each.group === group)) {
      const more = command === named ? tailored?.options : undefined;
      addCommand(program, command, { ...more, ...command.options }).action(
        (..._: unknown[]): Promise<void> => run(command, givenTo(program, command)),
      );
    }
  }
  return { program, argv: tailored?.argv ?? argv };
};

const commandNamed = (argv: readonly string[]): Command | undefined => {
  const name = argv.find((token) => !token.startsWith('-') && token !== 'help');
  return COMMANDS.find((command) => command.name === name);
};

const rootProgram = (): Commander =>
  new Commander('polo')
    .description('Serverless machine learning functions: run them here, call them anywhere.')
    .version(versionOf(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    .addHelpText('after', () => `\n${examples(COMMANDS.flatMap((command) => command.examples.slice(0, 1)))}`)
    .addHelpText('after', `\n${exitCodes()}`);

const addCommand = (program: Commander, command: Command, options: OptionSpecs): Commander => {
  const added = program
    .command(command.name)
    .summary(command.summary)
    .description(command.summary)
    .helpGroup(`${command.group}:`)
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false);
  for (const [argument, about] of Object.entries(command.arguments ?? {})) added.argument(argument, about);
  for (const [key, spec] of Object.entries(options)) added.addOption(optionOf(key, spec));
  added.option('--json', 'print one JSON document on standard output, and nothing else there');
  if (command.notes !== undefined) added.addHelpText('after', `\n${command.notes}`);
  return added.addHelpText('after', `\n${examples(command.examples)}\n\n${exitCodes()}`);
};

const optionOf = (
  key: string,
  { about, short, value, parse, fallback, fallbackText }: OptionSpec<unknown>,
): Option => {
  const name = key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const flags = short === undefined ? `--${name}` : `${short}, --${name}`;
  const option = new Option(value === undefined ? flags : `${flags} ${value}`, about);
  if (parse) option.argParser(parse);
  return fallback === undefined ? option : option.default(fallback, fallbackText);
};

const givenTo = (program: Commander, { name }: Command): Given =>
  program.commands.find((command) => command.name() === name) ?? program;

const examples = (lines: readonly string[]): string =>
  ['Examples:', ...lines.map((line) => `  ${line}`)].join('\n');

const exitCodes = (): string =>
  ['Exit codes:', ...EXIT_CODES.map(([code, meaning]) => `  ${code}  ${meaning}`)].join('\n');

const versionOf = (): string => {
  const { version }: { version?: unknown } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
  return String(version);
};
