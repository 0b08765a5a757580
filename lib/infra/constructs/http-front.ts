import { Annotations, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type HttpTrigger, PREFLIGHT_PATHS } from '../../../functions/definition.ts';
import { accessLogFormat } from './access-log-format.ts';
import { AliasIntegration } from './alias-integration.ts';
import { type ApiAuth, authorizerOf } from './api-auth.ts';
import { corsFor } from './cors.ts';
import type { MlFunction } from './ml-function.ts';
import { RouteThrottles } from './route-throttles.ts';

export interface HttpFrontProps {
  /** What every route asks of a request. */
  readonly auth: ApiAuth;
  /**
   * Pages of these origins may call from a browser.
   *
   * @default none may
   */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Requests per second on each route, over all callers; a route may have a lower limit of its own. */
  readonly throttleRate: number;
  /** Requests that may come at once on top of the rate. */
  readonly throttleBurst: number;
  /** @default RetentionDays.ONE_MONTH */
  readonly logRetention?: RetentionDays;
  /** @default RemovalPolicy.RETAIN */
  readonly removalPolicy?: RemovalPolicy;
}

/** The HTTP API in front of functions: one stage, throttled, with an access log that holds no payload. */
export class HttpFront extends Construct {
  readonly api: HttpApi;
  private readonly stage: HttpStage;
  /** A catch-all route that wants authorization would take browsers' preflight requests as well. */
  private readonly catchesPreflights: boolean;
  /** One for each function, however many routes it has. */
  private readonly integrations = new Map<MlFunction, AliasIntegration>();
  private readonly throttles: RouteThrottles;

  constructor(scope: Construct, id: string, props: HttpFrontProps) {
    super(scope, id);
    const { auth, corsOrigins } = props;
    const { logRetention = RetentionDays.ONE_MONTH, removalPolicy = RemovalPolicy.RETAIN } = props;
    this.catchesPreflights = corsOrigins !== undefined && auth.kind !== 'none';
    this.api = new HttpApi(this, 'Resource', {
      /** A title, which API Gateway demands and which need not be unique. */
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      defaultAuthorizer: authorizerOf(auth),
      ...(corsOrigins && { corsPreflight: corsFor(corsOrigins) }),
    });
    const log = new LogGroup(this, 'AccessLog', { retention: logRetention, removalPolicy });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: props.throttleRate, burstLimit: props.throttleBurst },
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat },
    });
    this.throttles = new RouteThrottles(this.stage, { rate: props.throttleRate, burst: props.throttleBurst });
    if (auth.kind === 'none') this.warnOpen();
  }

  get url(): string {
    return this.stage.url;
  }

  /** Sends what comes in on a route to the function's alias. */
  route(fn: MlFunction, trigger: HttpTrigger): void {
    const route = this.add(fn, {
      id: routeId(trigger),
      key: routeKey(trigger),
      invokedPath: invokedPath(trigger),
    });
    if (trigger.throttle) this.throttles.set(routeKey(trigger).key, trigger.throttle, route);
    if (trigger.path === '$default' && this.catchesPreflights) this.letPreflightsIn(fn);
  }

  private add(fn: MlFunction, { id, key, invokedPath, authorizer }: RouteParts): HttpRoute {
    const integration = this.integrations.get(fn) ?? new AliasIntegration(fn);
    this.integrations.set(fn, integration);
    const route = new HttpRoute(this, id, {
      httpApi: this.api,
      routeKey: key,
      integration,
      ...(authorizer && { authorizer }),
    });
    fn.alias.addPermission(`Permit ${id}`, {
      scope: route,
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: `${this.stage.stageName}/${invokedPath}`,
      }),
    });
    return route;
  }

  /** A browser asks first, without a signature or a token, whether a page may ask; `$default` would refuse that. */
  private letPreflightsIn(fn: MlFunction): void {
    for (const path of PREFLIGHT_PATHS) {
      this.add(fn, {
        id: `OPTIONS ${path.replaceAll('/', '|')}`,
        key: HttpRouteKey.with(path, HttpMethod.OPTIONS),
        invokedPath: `OPTIONS${path.replace('{proxy+}', '*')}`,
        authorizer: new HttpNoneAuthorizer(),
      });
    }
  }

  private warnOpen(): void {
    Annotations.of(this).addWarningV2(
      'marcopolo:open-api',
      'ANYBODY ON THE INTERNET can call this API and spend your money (-c auth=none). Leave -c auth out to ask for IAM signatures.',
    );
  }
}

interface RouteParts {
  readonly id: string;
  readonly key: HttpRouteKey;
  /** Method and path as IAM matches them. */
  readonly invokedPath: string;
  /** @default the API's own */
  readonly authorizer?: IHttpRouteAuthorizer;
}

const METHODS = { GET: HttpMethod.GET, POST: HttpMethod.POST, ANY: HttpMethod.ANY } as const;

const routeKey = ({ method, path }: HttpTrigger): HttpRouteKey =>
  path === '$default' ? HttpRouteKey.DEFAULT : HttpRouteKey.with(path, METHODS[method]);

const routeId = ({ method, path }: HttpTrigger): string => `${method} ${path.replaceAll('/', '|')}`;

/** A route as IAM matches it, with a star for any method and for each parameter. */
const invokedPath = ({ method, path }: HttpTrigger): string => {
  if (path === '$default') return path;
  return `${method === 'ANY' ? '*' : method}${path.replaceAll(/\{[^}]*\}/g, '*')}`;
};
