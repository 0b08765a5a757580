import { stackOutputs } from '../aws/stack-outputs.ts';
import { CliError, wrongUsage } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';
import { isUnreachable } from '../failure.ts';
import { httpUrl, someText } from '../option-values.ts';
import type { IdentityValues } from '../query/identity.ts';

const NONE: string | undefined = undefined;
const LAPTOP_API = 'http://127.0.0.1:3000';

/** Which deployment is meant. */
export const ADDRESS_OPTIONS = {
  url: {
    about: 'the API',
    value: '<url>',
    parse: httpUrl,
    fallback: NONE,
    fallbackText: 'the laptop cloud',
  },
  stack: { about: 'the stack whose API it is', value: '<name>', parse: someText, fallback: NONE },
};

interface Address extends IdentityValues {
  readonly url: string | undefined;
  readonly stack: string | undefined;
}

/**
 * The address of the API that the options mean; AWS is asked for that of a stack.
 *
 * @throws {CliError} when both an address and a stack are given, or the stack has no API.
 */
export const addressOf = async ({ url, stack, profile, region }: Address): Promise<string> => {
  if (stack === undefined) return url ?? LAPTOP_API;
  if (url !== undefined) throw wrongUsage('give --url or --stack, not both');
  const client = { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
  const address = (await stackOutputs({ client }, stack)).get('ApiUrl');
  if (address !== undefined) return address;
  throw wrongUsage(`the stack "${stack}" has no output ApiUrl; name the one that holds the functions`);
};

/**
 * Does something at an address.
 *
 * @throws {CliError} `unreachable`, with what to do, when nobody answers there.
 */
export const reachApi = async <T>(url: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof CliError || !(isUnreachable(cause) || isFailedFetch(cause))) throw cause;
    const advice = url === LAPTOP_API ? '; start it with "polo start", or give --url or --stack' : '';
    throw new CliError(EXIT.unreachable, `${url} does not answer (${reasonOf(cause)})${advice}`, { cause });
  }
};

/** `fetch` puts the reason into the cause of an error that says nothing. */
const isFailedFetch = (error: unknown): error is TypeError =>
  error instanceof TypeError && error.cause instanceof Error;

const reasonOf = (error: unknown): string => {
  const told = isFailedFetch(error) ? error.cause : error;
  return told instanceof Error ? told.message || told.name : String(told);
};
