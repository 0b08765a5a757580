import { Duration } from 'aws-cdk-lib';
import {
  HttpIntegrationType,
  HttpRouteIntegration,
  type HttpRouteIntegrationConfig,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { MlFunction } from './ml-function.ts';

/** How much longer the API waits than the function may take, so that the function's own timeout is the one that shows. */
const GRACE_SECONDS = 1;

/** The longest that API Gateway waits for an integration, as CDK takes it. */
const LONGEST_WAIT_SECONDS = 29;

/** The longest timeout that a function behind the API can have. */
export const LONGEST_HTTP_SECONDS = LONGEST_WAIT_SECONDS - GRACE_SECONDS;

/**
 * Calls a function's alias with events of format 2.0. It grants nothing: whoever adds the route permits
 * that route alone, where CDK's own integration permits every method and stage.
 */
export class AliasIntegration extends HttpRouteIntegration {
  private readonly fn: MlFunction;

  constructor(fn: MlFunction) {
    super(fn.definition.name);
    this.fn = fn;
  }

  override bind(): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.fn.alias.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
      timeout: Duration.seconds(this.fn.definition.timeoutSeconds + GRACE_SECONDS),
    };
  }
}
