import { expect, it } from 'vitest';
import { apiAuthOf } from '../../../../lib/cli/start/auth-options.ts';

const NOTHING = { auth: 'none', jwtIssuer: undefined, jwtAudience: undefined };
const issuer = 'https://login.example.com/';

it.each([
  [{}, { kind: 'none' }],
  [{ auth: 'iam' }, { kind: 'iam' }],
  [{ auth: 'jwt' }, { kind: 'jwt', audience: ['polo'] }],
  [
    { auth: 'jwt', jwtIssuer: issuer, jwtAudience: 'polo, web' },
    { kind: 'jwt', audience: ['polo', 'web'], issuer },
  ],
])('reads %j', (given, expected) => {
  expect(apiAuthOf({ ...NOTHING, ...given })).toEqual(expected);
});

it.each([
  [{ jwtAudience: 'polo' }, 'do nothing with --auth none; add --auth jwt'],
  [{ auth: 'iam', jwtIssuer: issuer }, 'do nothing with --auth iam; add --auth jwt'],
  [{ auth: 'jwt', jwtAudience: 'polo,' }, '--jwt-audience has an empty name in it'],
])('refuses %j', (given, message) => {
  expect(() => apiAuthOf({ ...NOTHING, ...given })).toThrow(message);
});
