import { expect, it } from 'vitest';
import { synthesizeCollection } from './collection-templates.ts';

const JWT = { auth: 'jwt', jwtIssuer: 'https://login.example.com/', jwtAudience: 'polo' };

/** Each way of authorization, with the routes that have it. */
const routesBy = (context: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> => {
  const routes: Record<string, string[]> = {};
  for (const { Properties } of Object.values(
    synthesizeCollection(context).service.findResources('AWS::ApiGatewayV2::Route'),
  )) {
    const type: string = Properties.AuthorizationType ?? 'missing';
    routes[type] = [...(routes[type] ?? []), Properties.RouteKey];
  }
  return routes;
};

it.each([
  ['AWS_IAM', {}],
  ['AWS_IAM', { stage: 'prod' }],
  ['JWT', JWT],
  ['JWT', { ...JWT, stage: 'prod' }],
  ['NONE', { auth: 'none' }],
])('has %s on every route with %j, the catch-all among them', (type, context) => {
  const routes = routesBy(context);
  expect(Object.keys(routes)).toEqual([type]);
  expect(routes[type]).toContain('$default');
});

it('takes nothing but preflight requests past the authorization when pages of an origin may call', () => {
  const { NONE, AWS_IAM = [] } = routesBy({ corsOrigins: 'https://app.example.com' });
  expect(NONE).toEqual(['OPTIONS /', 'OPTIONS /{proxy+}']);
  expect(AWS_IAM).toContain('$default');
});
