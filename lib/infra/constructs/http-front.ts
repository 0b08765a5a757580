import { Annotations, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HttpTrigger } from '../../../functions/definition.ts';
import { accessLogFormat } from './access-log-format.ts';
import { AliasIntegration } from './alias-integration.ts';
import type { MlFunction } from './ml-function.ts';

export interface HttpFrontProps {
  /** Who may call: holders of `execute-api:Invoke` who sign with SigV4, or everybody. */
  readonly auth: 'iam' | 'none';
  /** Requests per second, over all callers. */
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
  /** One for each function, however many routes it has. */
  private readonly integrations = new Map<MlFunction, AliasIntegration>();

  constructor(scope: Construct, id: string, props: HttpFrontProps) {
    super(scope, id);
    const { auth, logRetention = RetentionDays.ONE_MONTH, removalPolicy = RemovalPolicy.RETAIN } = props;
    this.api = new HttpApi(this, 'Resource', {
      /** A title, which API Gateway demands and which need not be unique. */
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      ...(auth === 'iam' && { defaultAuthorizer: new HttpIamAuthorizer() }),
    });
    const log = new LogGroup(this, 'AccessLog', { retention: logRetention, removalPolicy });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: props.throttleRate, burstLimit: props.throttleBurst },
      detailedMetricsEnabled: true,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessLogFormat },
    });
    if (auth === 'none') this.warnOpen();
  }

  get url(): string {
    return this.stage.url;
  }

  /** Sends what comes in on a route to the function's alias. */
  route(fn: MlFunction, trigger: HttpTrigger): void {
    const integration = this.integrations.get(fn) ?? new AliasIntegration(fn);
    this.integrations.set(fn, integration);
    const route = new HttpRoute(this, routeId(trigger), {
      httpApi: this.api,
      routeKey: routeKey(trigger),
      integration,
    });
    this.permit(fn, trigger, route);
  }

  private permit(fn: MlFunction, trigger: HttpTrigger, route: HttpRoute): void {
    fn.alias.addPermission(`Permit ${routeId(trigger)}`, {
      scope: route,
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.api.apiId,
        resourceName: `${this.stage.stageName}/${invokedPath(trigger)}`,
      }),
    });
  }

  private warnOpen(): void {
    Annotations.of(this).addWarningV2(
      'marcopolo:open-api',
      'ANYBODY ON THE INTERNET can call this API and spend your money (-c auth=none). Leave -c auth out to ask for IAM signatures.',
    );
  }
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
