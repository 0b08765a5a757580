import { type Settings, SettingsError } from '../core/settings/settings.ts';
import type { ApiAuth } from './constructs/api-auth.ts';

/**
 * Who may call the API, as the settings have it.
 *
 * @throws {SettingsError} when tokens are wanted from nobody in particular.
 */
export const apiAuthOf = ({ auth, jwtIssuer, jwtAudience }: Settings): ApiAuth => {
  if (auth !== 'jwt') return { kind: auth };
  if (jwtIssuer === undefined || jwtAudience === undefined)
    throw new SettingsError('-c auth=jwt needs -c jwtIssuer=https://… and -c jwtAudience=…');
  return { kind: 'jwt', issuer: jwtIssuer, audience: jwtAudience };
};
