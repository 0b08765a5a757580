import { RemovalPolicy } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { describe, expect, it } from 'vitest';
import { HttpFront, type HttpFrontProps } from '../../../../lib/infra/constructs/http-front.ts';
import { tinyFunction, tinyStack } from './tiny-stack.ts';

const frontWith = (props: Partial<HttpFrontProps> = {}) => {
  const stack = tinyStack();
  const front = new HttpFront(stack, 'Api', {
    auth: { kind: 'iam' },
    throttleRate: 9,
    throttleBurst: 11,
    ...props,
  });
  const fn = tinyFunction(stack, { timeoutSeconds: 10 });
  front.route(fn, { kind: 'http', method: 'POST', path: '/models/{name}/predict' });
  front.route(fn, { kind: 'http', method: 'ANY', path: '/any' });
  front.route(fn, { kind: 'http', method: 'ANY', path: '$default' });
  return { stack, template: Template.fromStack(stack) };
};

const { stack, template } = frontWith();

/** The end of an ARN that CDK joins: what comes after the API's id. */
const endsOf = (type: string, property: string): readonly unknown[] =>
  Object.values(template.findResources(type)).map(({ Properties }) =>
    Properties[property]['Fn::Join'][1].at(-1),
  );

describe('HttpFront', () => {
  it('makes a route for each trigger, the catch-all among them', () => {
    const keys = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }) => Properties.RouteKey,
    );
    expect(keys).toEqual(['POST /models/{name}/predict', 'ANY /any', '$default']);
  });

  it('asks every route for an IAM signature', () => {
    template.allResourcesProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'AWS_IAM' });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  it('sends events of format 2.0 to one integration and waits a second longer than the function may take', () => {
    template.resourceCountIs('AWS::ApiGatewayV2::Integration', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationType: 'AWS_PROXY',
      PayloadFormatVersion: '2.0',
      TimeoutInMillis: 11_000,
    });
  });

  it('lets API Gateway call the function for exactly its stage, methods and paths', () => {
    template.allResourcesProperties('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
    });
    expect(endsOf('AWS::Lambda::Permission', 'SourceArn')).toEqual([
      '/$default/POST/models/*/predict',
      '/$default/*/any',
      '/$default/$default',
    ]);
  });

  it('has one stage, deployed by itself, throttled and measured per route', () => {
    template.resourceCountIs('AWS::ApiGatewayV2::Stage', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: {
        ThrottlingRateLimit: 9,
        ThrottlingBurstLimit: 11,
        DetailedMetricsEnabled: true,
      },
    });
  });

  it('throttles a route that asks for less than the others, once the route is there', () => {
    const slow = tinyStack();
    const front = new HttpFront(slow, 'Api', { auth: { kind: 'iam' }, throttleRate: 9, throttleBurst: 11 });
    const fn = tinyFunction(slow);
    front.route(fn, { kind: 'http', method: 'GET', path: '/slow', throttle: { rate: 2, burst: 3 } });
    front.route(fn, { kind: 'http', method: 'GET', path: '/wide', throttle: { rate: 90, burst: 90 } });
    const limit = (rate: number, burst: number) => ({
      ThrottlingRateLimit: rate,
      ThrottlingBurstLimit: burst,
      DetailedMetricsEnabled: true,
    });
    Template.fromStack(slow).hasResource('AWS::ApiGatewayV2::Stage', {
      Properties: { RouteSettings: { 'GET /slow': limit(2, 3), 'GET /wide': limit(9, 11) } },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('GETslow'), Match.stringLikeRegexp('GETwide')]),
    });
  });

  it('logs each request as JSON, without query, headers, address or body', () => {
    const [stage] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'));
    expect(JSON.parse(stage?.Properties.AccessLogSettings.Format)).toEqual({
      requestId: '$context.requestId',
      requestTime: '$context.requestTime',
      routeKey: '$context.routeKey',
      status: '$context.status',
      responseLatency: '$context.responseLatency',
      integrationLatency: '$context.integrationLatency',
      integrationErrorMessage: '$context.integrationErrorMessage',
      errorResponseType: '$context.error.responseType',
    });
  });

  it('keeps the access log a month and beyond the stack, or as the caller says', () => {
    const log = (RetentionInDays: number) => ({ Properties: { RetentionInDays } });
    template.hasResource('AWS::Logs::LogGroup', { ...log(30), DeletionPolicy: 'Retain' });
    const chosen = frontWith({ logRetention: RetentionDays.ONE_WEEK, removalPolicy: RemovalPolicy.DESTROY });
    chosen.template.hasResource('AWS::Logs::LogGroup', { ...log(7), DeletionPolicy: 'Delete' });
  });

  it('asks every route for a token of the issuer, for one of the audiences', () => {
    const issuer = 'https://login.example.com/';
    const { stack, template } = frontWith({ auth: { kind: 'jwt', issuer, audience: ['polo', 'web'] } });
    template.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 1);
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: issuer, Audience: ['polo', 'web'] },
    });
    const [authorizer] = Object.keys(template.findResources('AWS::ApiGatewayV2::Authorizer'));
    template.allResourcesProperties('AWS::ApiGatewayV2::Route', {
      AuthorizationType: 'JWT',
      AuthorizerId: { Ref: authorizer },
    });
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  });

  it('lets no page call from a browser, unless its origin is named', () => {
    const [api] = Object.values(template.findResources('AWS::ApiGatewayV2::Api'));
    expect(api?.Properties.CorsConfiguration).toBeUndefined();
    const corsOrigins = ['https://app.example.com'];
    frontWith({ corsOrigins }).template.hasResourceProperties('AWS::ApiGatewayV2::Api', {
      CorsConfiguration: {
        AllowOrigins: corsOrigins,
        AllowMethods: ['GET', 'POST', 'OPTIONS'],
        AllowHeaders: [
          'content-type',
          'authorization',
          'x-amz-date',
          'x-amz-security-token',
          'x-amz-content-sha256',
        ],
        AllowCredentials: false,
        MaxAge: 3600,
      },
    });
  });

  it('takes preflight requests past the authorization of the catch-all, and nothing else', () => {
    const open = (auth: HttpFrontProps['auth']) => {
      const { template } = frontWith({ auth, corsOrigins: ['https://app.example.com'] });
      const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route'));
      return routes
        .filter(({ Properties }) => Properties.AuthorizationType === 'NONE')
        .map(({ Properties }) => Properties.RouteKey);
    };
    expect(open({ kind: 'iam' })).toEqual(['OPTIONS /', 'OPTIONS /{proxy+}']);
    expect(open({ kind: 'jwt', issuer: 'https://login.example.com', audience: ['polo'] })).toHaveLength(2);
    expect(open({ kind: 'none' })).toHaveLength(3);
  });

  it('opens every route without IAM, throttled still, and says so loudly at synth', () => {
    const open = frontWith({ auth: { kind: 'none' } });
    open.template.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
      DefaultRouteSettings: { ThrottlingRateLimit: 9, ThrottlingBurstLimit: 11 },
    });
    open.template.allResourcesProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'NONE' });
    Annotations.fromStack(open.stack).hasWarning(
      '/tiny-dev/Api',
      Match.stringLikeRegexp('ANYBODY ON THE INTERNET can call this API'),
    );
  });
});
