import { stackOutputs } from '../aws/stack-outputs.ts';
import { CliError, wrongUsage } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { isUnreachable } from '../failure.ts';
import { decimalNumber, httpUrl, someText } from '../option-values.ts';
import { IDENTITY_OPTIONS, type IdentityValues, identityFor } from '../query/identity.ts';

const NONE: string | undefined = undefined;
const LAPTOP_API = 'http://127.0.0.1:3000';

export const verify = defineCommand({
  name: 'verify',
  summary: 'Check that a deployment answers as it should: the smoke test.',
  group: 'Collection',
  examples: [
    'polo verify',
    'polo verify --stack marcopolo-dev',
    'polo verify --url https://abc.execute-api.eu-west-1.amazonaws.com',
  ],
  notes:
    'Asks every route, the models by the examples of their cards, and what must be refused; changes nothing.\n' +
    'Requests to an execute-api host are signed, and then strangers must be refused too.\n' +
    'With --stack AWS is asked for the address, in --region or the one of your AWS configuration.',
  options: {
    url: {
      about: 'the API',
      value: '<url>',
      parse: httpUrl,
      fallback: NONE,
      fallbackText: 'the laptop cloud',
    },
    stack: { about: 'the stack whose API it is', value: '<name>', parse: someText, fallback: NONE },
    ...IDENTITY_OPTIONS,
    timeout: {
      about: 'seconds for each answer',
      value: '<seconds>',
      parse: decimalNumber((value) => value > 0 && value <= 300, 'a number of seconds above 0, at most 300'),
      fallback: 30,
    },
  },
  run: async ({ options }) => {
    const url = await urlOf(options);
    const { verifyApi } = await import('../verify/verify-api.ts');
    const identify = await identityFor(url, options);
    try {
      return await verifyApi({ url, identify, timeoutSeconds: options.timeout });
    } catch (cause) {
      if (cause instanceof CliError || !(isUnreachable(cause) || isFailedFetch(cause))) throw cause;
      const advice = url === LAPTOP_API ? '; start it with "polo start", or give --url or --stack' : '';
      throw new CliError(EXIT.unreachable, `${url} does not answer (${reasonOf(cause)})${advice}`, { cause });
    }
  },
});

/** `fetch` puts the reason into the cause of an error that says nothing. */
const isFailedFetch = (error: unknown): error is TypeError =>
  error instanceof TypeError && error.cause instanceof Error;

const reasonOf = (error: unknown): string => {
  const told = isFailedFetch(error) ? error.cause : error;
  return told instanceof Error ? told.message || told.name : String(told);
};

interface Place extends IdentityValues {
  readonly url: string | undefined;
  readonly stack: string | undefined;
}

const urlOf = async ({ url, stack, profile, region }: Place): Promise<string> => {
  if (stack === undefined) return url ?? LAPTOP_API;
  if (url !== undefined) throw wrongUsage('give --url or --stack, not both');
  const client = { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
  const address = (await stackOutputs({ client }, stack)).get('ApiUrl');
  if (address !== undefined) return address;
  throw wrongUsage(`the stack "${stack}" has no output ApiUrl; name the one that holds the functions`);
};
