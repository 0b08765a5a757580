import { CommanderError } from 'commander';
import { CliError } from './cli-error.ts';
import { EXIT, type ExitCode } from './exit-code.ts';

export interface Failure {
  readonly exitCode: ExitCode;
  /** The error's stable code, where it has one. */
  readonly code: string;
  /** One line for people. */
  readonly message: string;
}

/** Errors of the collection, by name: whose fault they are. */
const BY_NAME: Readonly<Record<string, ExitCode>> = {
  ValidationError: EXIT.usage,
  TrainingDataError: EXIT.usage,
  RangeError: EXIT.usage,
  ModelError: EXIT.failed,
  ConfigError: EXIT.failed,
  InternalError: EXIT.failed,
  PortTakenError: EXIT.failed,
  StateFolderError: EXIT.failed,
  IssuerError: EXIT.unreachable,
  TransientError: EXIT.unreachable,
  TimeoutError: EXIT.unreachable,
};

/** What AWS and its SDK say where there are no credentials, or none that count any more. */
const NO_CREDENTIALS: ReadonlySet<string> = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
]);

/** What Node says of files and of the network. */
const BY_CODE: Readonly<Record<string, readonly [ExitCode, string]>> = {
  ENOENT: [EXIT.usage, 'is not there'],
  EISDIR: [EXIT.usage, 'is a folder'],
  ENOTDIR: [EXIT.usage, 'is no folder, or lies below something that is none'],
  EACCES: [EXIT.usage, 'may not be used by this user'],
  EPERM: [EXIT.usage, 'may not be used by this user'],
  EROFS: [EXIT.failed, 'cannot be written: the disk is read-only'],
  ENOSPC: [EXIT.failed, 'cannot be written: the disk is full'],
  ECONNREFUSED: [EXIT.unreachable, 'nobody answers there'],
  ECONNRESET: [EXIT.unreachable, 'the connection was cut'],
  EPIPE: [EXIT.unreachable, 'the connection was cut'],
  ENOTFOUND: [EXIT.unreachable, 'there is no such host, or no network'],
  EAI_AGAIN: [EXIT.unreachable, 'the host cannot be found; is there a network?'],
  EHOSTUNREACH: [EXIT.unreachable, 'there is no way to the host'],
  ENETUNREACH: [EXIT.unreachable, 'there is no network'],
  ETIMEDOUT: [EXIT.unreachable, 'no answer in time'],
};

/** Says in one line what an error means to the caller, and which exit code goes with it. */
export const failureOf = (error: unknown): Failure => {
  if (!(error instanceof Error))
    return { exitCode: EXIT.failed, code: 'Error', message: oneLine(String(error)) };
  const message = oneLine(error.message) || error.name;
  if (error instanceof CliError) return { exitCode: error.exitCode, code: error.name, message };
  if (error instanceof CommanderError) {
    return { exitCode: EXIT.usage, code: error.code, message: message.replace(/^error: /, '') };
  }
  if (NO_CREDENTIALS.has(error.name)) {
    const advice = 'sign in to AWS, or choose another --profile';
    return { exitCode: EXIT.unreachable, code: error.name, message: `${message}; ${advice}` };
  }
  const code = 'code' in error ? String(error.code) : error.name;
  const known = BY_CODE[code];
  if (known) return { exitCode: known[0], code, message: systemMessage(error, known[1], message) };
  const exitCode = BY_NAME[error.name] ?? EXIT.failed;
  return { exitCode, code, message: 'code' in error ? message : `${namePrefix(error.name)}${message}` };
};

/** Whether nobody was reached, or nobody would have known us. */
export const isUnreachable = (error: unknown): boolean => failureOf(error).exitCode === EXIT.unreachable;

const systemMessage = (error: Error, meaning: string, message: string): string =>
  'path' in error ? `${String(error.path)} ${meaning}` : `${message}: ${meaning}`;

const namePrefix = (name: string): string => (name === 'Error' || name in BY_NAME ? '' : `${name}: `);

const oneLine = (message: string): string => message.replaceAll(/\s*\n\s*/g, ' ').trim();
