import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../../functions/registry.ts';
import { createRouteTable } from '../../../../lib/local/http/route-table.ts';

const routeOf = createRouteTable(FUNCTIONS);

describe('createRouteTable', () => {
  it.each([
    ['POST', '/predict', 'predict', 'POST /predict', undefined],
    ['POST', '/models/m/predict', 'predict', 'POST /models/{name}/predict', { name: 'm' }],
    ['GET', '/models', 'catalog', 'GET /models', undefined],
    ['GET', '/models/a b', 'catalog', 'GET /models/{name}', { name: 'a b' }],
    ['GET', '/change/1/34', 'change', 'GET /change/{dollars}/{cents}', { dollars: '1', cents: '34' }],
    ['GET', '/', 'catalog', 'GET /', undefined],
    ['DELETE', '/predict', 'catalog', '$default', undefined],
    ['GET', '/models/', 'catalog', '$default', undefined],
    ['GET', '/change/1', 'catalog', '$default', undefined],
    ['POST', '/predict/', 'catalog', '$default', undefined],
  ])('%s %s goes to %s', (method, path, functionName, routeKey, pathParameters) => {
    expect(routeOf(method, path)).toEqual({ functionName, routeKey, pathParameters });
  });

  it('has no answer where there is no default route', () => {
    expect(createRouteTable([])('GET', '/')).toBeUndefined();
  });
});
