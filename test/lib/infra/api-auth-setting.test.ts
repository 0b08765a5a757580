import { App } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { apiAuthOf } from '../../../lib/infra/api-auth-setting.ts';
import { readSettings } from '../../../lib/infra/settings.ts';

const authOf = (context: Record<string, unknown>) => apiAuthOf(readSettings(new App({ context }).node));

it('wants IAM signatures, tokens or nothing, as the settings say', () => {
  const jwt = { auth: 'jwt', jwtIssuer: 'https://login.example.com/', jwtAudience: 'polo,web' };
  expect(authOf({})).toEqual({ kind: 'iam' });
  expect(authOf({ auth: 'none' })).toEqual({ kind: 'none' });
  expect(authOf(jwt)).toEqual({ kind: 'jwt', issuer: jwt.jwtIssuer, audience: ['polo', 'web'] });
});

it('does not take tokens from nobody in particular', () => {
  const settings = { ...readSettings(new App().node), auth: 'jwt' as const };
  expect(() => apiAuthOf(settings)).toThrow('-c auth=jwt needs -c jwtIssuer=');
});
