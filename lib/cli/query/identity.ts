import { wrongUsage } from '../cli-error.ts';
import { flag } from '../command.ts';
import { someText } from '../option-values.ts';
import { isLoopback } from './loopback.ts';
import type { Identify } from './sign-request.ts';

const NO_TEXT: string | undefined = undefined;
const optionalText = { parse: someText, fallback: NO_TEXT };

/** How a request says who asks. */
export const IDENTITY_OPTIONS = {
  sign: flag('sign requests with AWS credentials (SigV4), as is always done for an execute-api host'),
  token: { ...optionalText, about: 'send this token (or POLO_TOKEN)', value: '<jwt>' },
  profile: { ...optionalText, about: 'sign with the credentials of this profile', value: '<name>' },
  region: {
    ...optionalText,
    about: 'sign for this region, where the host does not name it',
    value: '<name>',
  },
};

export interface IdentityValues {
  readonly sign: boolean | undefined;
  readonly token: string | undefined;
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

/** What the laptop cloud takes. */
const LAPTOP = { region: 'us-east-1', keyPair: { accessKeyId: 'test', secretAccessKey: 'test' } } as const;

/**
 * Headers that say who asks an API: a token where there is one, a signature where one is wanted, else none.
 *
 * @throws {CliError} when the two contradict each other, a token would travel in the open, or nobody names a region.
 */
export const identityFor = async (url: string, values: IdentityValues): Promise<Identify | undefined> => {
  const { sign, profile, region } = values;
  if (sign === true && values.token !== undefined) throw wrongUsage('give --sign or --token, not both');
  const environment = await readEnvironment();
  const token = values.token ?? (sign === true ? undefined : environment.POLO_TOKEN);
  if (token !== undefined) return bearer(url, token);
  const host = hostRegion(url);
  if (sign !== true && host === undefined) return undefined;
  const { signer } = await import('./sign-request.ts');
  if (isLoopback(url)) {
    const own = profile === undefined && environment.AWS_ACCESS_KEY_ID === undefined;
    return signer({ region: region ?? LAPTOP.region, profile, keyPair: own ? LAPTOP.keyPair : undefined });
  }
  const signed = region ?? host ?? environment.AWS_REGION;
  if (signed === undefined)
    throw wrongUsage(`${url} does not say its region; add --region or set AWS_REGION`);
  return signer({ region: signed, profile });
};

/** `eu-west-1` of `https://abc.execute-api.eu-west-1.amazonaws.com`. */
const hostRegion = (url: string): string | undefined =>
  /\.execute-api\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/.exec(new URL(url).hostname)?.[1];

const bearer = (url: string, token: string): Identify => {
  if (new URL(url).protocol !== 'https:' && !isLoopback(url))
    throw wrongUsage(`a token would travel to ${url} in the open; use https://`);
  return async () => ({ authorization: `Bearer ${token}` });
};

const readEnvironment = async () => {
  const [z, { readEnv }] = await Promise.all([import('zod'), import('../../runtime/env.ts')]);
  const text = z.string().min(1).optional().catch(undefined);
  return readEnv({ POLO_TOKEN: text, AWS_ACCESS_KEY_ID: text, AWS_REGION: text });
};
