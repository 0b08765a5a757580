import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/** One JSON line per request. Query, headers, addresses and bodies stay out: they may hold personal data. */
export const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLatency: '$context.responseLatency',
    integrationLatency: '$context.integrationLatency',
    integrationErrorMessage: '$context.integrationErrorMessage',
    errorResponseType: '$context.error.responseType',
  }),
);
