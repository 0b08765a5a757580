import { CfnStage, type HttpRoute, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Throttle } from '../../../functions/definition.ts';

/** Limits of single routes, where they are lower than those that the stage has for each. */
export class RouteThrottles {
  private readonly stage: CfnStage;
  private readonly most: Throttle;
  private readonly settings: Record<string, object> = {};

  constructor(stage: HttpStage, most: Throttle) {
    const resource = stage.node.defaultChild;
    if (!(resource instanceof CfnStage)) throw new TypeError(`${stage.node.path} has no stage resource`);
    this.stage = resource;
    this.most = most;
  }

  /** The stage waits for the route: API Gateway refuses settings of a route that is not there yet. */
  set(routeKey: string, { rate, burst }: Throttle, route: HttpRoute): void {
    this.settings[routeKey] = {
      ThrottlingRateLimit: Math.min(rate, this.most.rate),
      ThrottlingBurstLimit: Math.min(burst, this.most.burst),
      DetailedMetricsEnabled: true,
    };
    this.stage.routeSettings = this.settings;
    this.stage.node.addDependency(route);
  }
}
