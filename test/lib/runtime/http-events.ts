/** An API Gateway event of format 2.0, with what a test wants to say about it. */
export const eventV2 = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  version: '2.0',
  routeKey: 'POST /predict',
  rawPath: '/predict',
  rawQueryString: '',
  headers: { 'content-type': 'application/json' },
  requestContext: { requestId: 'r-1', http: { method: 'POST', path: '/predict' } },
  isBase64Encoded: false,
  ...change,
});

/** The same request in format 1.0. */
export const eventV1 = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  version: '1.0',
  resource: '/predict',
  path: '/predict',
  httpMethod: 'POST',
  headers: { 'Content-Type': 'application/json' },
  queryStringParameters: null,
  pathParameters: null,
  requestContext: { requestId: 'r-1' },
  body: null,
  isBase64Encoded: false,
  ...change,
});
