import type { ApiAuth } from '../../local/http/auth/gate.ts';
import { wrongUsage } from '../cli-error.ts';
import { httpUrl, oneOf, someText } from '../option-values.ts';

const NO_TEXT: string | undefined = undefined;
const MODES = ['none', 'iam', 'jwt'] as const;

/** Whom tokens are for, unless something else is asked for. */
export const DEFAULT_AUDIENCE = 'polo';

/** Who may call the API of the laptop cloud. */
export const AUTH_OPTIONS = {
  auth: {
    about:
      'who may call the API: none (everybody), iam (who signs with test / test) or jwt (who has a token)',
    value: '<mode>',
    parse: oneOf(...MODES),
    fallback: 'none',
  },
  jwtIssuer: {
    about: 'with --auth jwt: who signs the tokens',
    value: '<url>',
    parse: httpUrl,
    fallback: NO_TEXT,
    fallbackText: 'this laptop, by "polo token"',
  },
  jwtAudience: {
    about: 'with --auth jwt: whom the tokens are for, with commas between',
    value: '<names>',
    parse: someText,
    fallback: NO_TEXT,
    fallbackText: DEFAULT_AUDIENCE,
  },
};

export interface AuthValues {
  readonly auth: string;
  readonly jwtIssuer: string | undefined;
  readonly jwtAudience: string | undefined;
}

/** @throws {CliError} when an issuer or an audience is given and no token is asked for, or there is no audience. */
export const apiAuthOf = ({ auth, jwtIssuer, jwtAudience }: AuthValues): ApiAuth => {
  const kind = MODES.find((mode) => mode === auth) ?? 'none';
  if (kind !== 'jwt') {
    if ((jwtIssuer ?? jwtAudience) === undefined) return { kind };
    throw wrongUsage(`--jwt-issuer and --jwt-audience do nothing with --auth ${kind}; add --auth jwt`);
  }
  const audience = (jwtAudience ?? DEFAULT_AUDIENCE).split(',').map((each) => each.trim());
  if (audience.includes('')) throw wrongUsage('--jwt-audience has an empty name in it');
  return { kind, audience, ...(jwtIssuer !== undefined && { issuer: jwtIssuer }) };
};
