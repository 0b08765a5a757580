import { CommanderError } from 'commander';
import type { Result } from './command.ts';
import type { ExitCode } from './exit-code.ts';
import { EXIT } from './exit-code.ts';
import { type Failure, failureOf } from './failure.ts';
import type { Io } from './io.ts';
import { buildProgram } from './program.ts';
import { type Terminal, terminalIo } from './terminal.ts';

/**
 * Runs one command line of `polo` and prints how it ended: the answer on standard output, all else on standard
 * error.
 *
 * @returns the exit code for the shell; never throws.
 */
export const runCli = async (argv: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  const io = terminalIo(terminal, wantsJson(argv));
  try {
    const result = await resultOf(argv, terminal, io);
    print(result, io);
    return result.exitCode;
  } catch (error) {
    if (error instanceof CommanderError && (error.exitCode === 0 || error.code === 'commander.help')) {
      return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    }
    const failure = failureOf(error);
    printFailure(failure, io);
    if (await wantsStacks()) io.note(String(error instanceof Error ? error.stack : error));
    return failure.exitCode;
  }
};

const wantsJson = (argv: readonly string[]): boolean => {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? undefined : end).includes('--json');
};

const resultOf = async (argv: readonly string[], terminal: Terminal, io: Io): Promise<Result> => {
  let result: Result = { exitCode: EXIT.ok };
  const { program, argv: read } = await buildProgram(argv, terminal, async (command, given) => {
    result = await command.run(given, io);
  });
  await program.parseAsync(read, { from: 'user' });
  return result;
};

const print = ({ output, text, problem }: Result, io: Io): void => {
  if (io.json ? output !== undefined : text !== undefined) io.answer(output, text ?? '');
  if (problem !== undefined) io.note(`polo: ${problem}`);
};

const printFailure = ({ code, message }: Failure, io: Io): void => {
  if (io.json) io.answer({ error: { code, message } }, '');
  io.note(`polo: ${message}`);
};

const wantsStacks = async (): Promise<boolean> => {
  const [z, { readEnv }] = await Promise.all([import('zod'), import('../runtime/env.ts')]);
  return readEnv({ POLO_DEBUG: z.string().optional() }).POLO_DEBUG === '1';
};
