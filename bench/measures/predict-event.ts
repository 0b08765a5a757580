import { REQUEST_BODY } from '../servers/server-spec.ts';

/** What an HTTP API of API Gateway hands to predict, payload format 2.0. */
export const predictEvent = {
  version: '2.0',
  routeKey: 'POST /predict',
  rawPath: '/predict',
  rawQueryString: '',
  headers: {
    accept: '*/*',
    'content-length': `${REQUEST_BODY.length}`,
    'content-type': 'application/json',
    host: 'abcdefghij.execute-api.us-east-1.amazonaws.com',
    'user-agent': 'curl/8.5.0',
    'x-amzn-trace-id': 'Root=1-00000000-000000000000000000000000',
    'x-forwarded-for': '192.0.2.1',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  },
  requestContext: {
    accountId: '123456789012',
    apiId: 'abcdefghij',
    domainName: 'abcdefghij.execute-api.us-east-1.amazonaws.com',
    domainPrefix: 'abcdefghij',
    http: {
      method: 'POST',
      path: '/predict',
      protocol: 'HTTP/1.1',
      sourceIp: '192.0.2.1',
      userAgent: 'curl/8.5.0',
    },
    requestId: 'JKJaXmPLvHcESHA=',
    routeKey: 'POST /predict',
    stage: '$default',
    time: '23/Nov/2026:12:00:00 +0000',
    timeEpoch: 1795435200000,
  },
  body: REQUEST_BODY,
  isBase64Encoded: false,
} as const;
