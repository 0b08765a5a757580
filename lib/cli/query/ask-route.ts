import { CliError } from '../cli-error.ts';
import type { Result } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { decimalNumber } from '../option-values.ts';
import { ADDRESS_OPTIONS, addressOf } from '../verify/address.ts';
import { IDENTITY_OPTIONS, type IdentityValues, identityFor } from './identity.ts';
import { replyResult } from './reply-result.ts';
import { post } from './send-request.ts';

/** What a command takes that asks one route of a deployment. */
export const ROUTE_OPTIONS = {
  ...ADDRESS_OPTIONS,
  ...IDENTITY_OPTIONS,
  timeout: {
    about: 'seconds for each try',
    value: '<seconds>',
    parse: decimalNumber((value) => value > 0 && value <= 300, 'a number of seconds above 0, at most 300'),
    fallback: 30,
  },
};

export const ROUTE_NOTES =
  'Without --url or --stack the laptop cloud is asked. Requests to an execute-api host are signed.\n' +
  'Connection errors, 429 and 5xx are tried again, after as long as Retry-After says.';

export interface RouteValues extends IdentityValues {
  readonly url: string | undefined;
  readonly stack: string | undefined;
  readonly timeout: number;
}

const RETRIES = 3;

/**
 * Posts JSON to a route: its reply, or its refusal, as a result.
 *
 * @throws {CliError} `unreachable`, with what to do, when nobody answers.
 */
export const askRoute = async (
  path: string,
  body: unknown,
  options: RouteValues,
  io: Io,
): Promise<Result> => {
  const base = (await addressOf(options)).replace(/\/+$/, '');
  const request = { url: `${base}${path}`, body: JSON.stringify(body), timeoutSeconds: options.timeout };
  const identify = await identityFor(base, options);
  const onRetry = (reason: string, waitMs: number): void =>
    io.note(`${reason}; trying again in ${waitMs} ms`);
  const attempt = await post({ ...request, identify }, { retries: RETRIES, onRetry });
  if (attempt.answered) return replyResult(attempt);
  const isGiven = options.url !== undefined || options.stack !== undefined;
  const advice = isGiven ? '' : '; start it with "polo start", or give --url or --stack';
  throw new CliError(EXIT.unreachable, `${base} does not answer: ${attempt.reason}${advice}`);
};

/** The result with one member of the reply as what people read. */
export const showing = (result: Result, member: string): Result => {
  const { output } = result;
  const value: unknown =
    typeof output === 'object' && output !== null ? Reflect.get(output, member) : undefined;
  return result.exitCode === EXIT.ok && typeof value === 'string' ? { ...result, text: value } : result;
};
