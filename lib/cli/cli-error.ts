import { EXIT, type ExitCode } from './exit-code.ts';

/** Ends a command with one line for people: what was wrong, what is allowed, what to do. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The command line or what it names cannot be taken. */
export const wrongUsage = (message: string, options?: ErrorOptions): CliError =>
  new CliError(EXIT.usage, message, options);
