import { ValidationError } from '../core/errors.ts';
import { tellable } from '../core/failure-class.ts';
import { refuseLargeBody } from './body-limit.ts';
import { recordFailure } from './failure-record.ts';
import { type HttpReply, problemReply, replyOf } from './http-reply.ts';
import { type HttpRequest, readHttpEvent } from './http-request.ts';
import { callersId, observed } from './invocation.ts';
import type { LambdaContext } from './lambda-context.ts';
import { logger } from './logger.ts';
import { count } from './metrics.ts';
import { problemOf } from './problem.ts';

export type Route = (request: HttpRequest) => unknown;

export interface Edges {
  /** By route key, as declared in the definition: `POST /predict`. */
  readonly routes?: Readonly<Record<string, Route>>;
  /** Takes every event that did not come through API Gateway. */
  readonly direct?: (event: unknown, context: LambdaContext) => unknown;
}

/**
 * Makes a Lambda handler of routes and a direct entry. Over HTTP every outcome is a reply, so that
 * no client can raise the function's error count; a direct caller gets the error, by name.
 */
export const edge =
  ({ routes = {}, direct = refuseDirect }: Edges) =>
  (event: unknown, context: LambdaContext): Promise<unknown> => {
    const request = readHttpEvent(event);
    return request === undefined
      ? observed(context, callersId(context), () => invoke(direct, event, context))
      : observed(context, request.requestId, () => answer(routes, request));
  };

const answer = async (routes: Readonly<Record<string, Route>>, request: HttpRequest): Promise<HttpReply> => {
  try {
    const route = routeOf(routes, request);
    refuseLargeBody(request);
    const reply = replyOf(await route(request));
    accepted();
    return reply;
  } catch (thrown) {
    recordFailure(thrown);
    return problemReply(problemOf(thrown, request.requestId));
  }
};

const invoke = async (
  direct: NonNullable<Edges['direct']>,
  event: unknown,
  context: LambdaContext,
): Promise<unknown> => {
  try {
    const reply = await direct(event, context);
    accepted();
    return reply;
  } catch (thrown) {
    recordFailure(thrown);
    throw tellable(thrown);
  }
};

const accepted = (): void => {
  count('Accepted');
  logger.debug('answered');
};

const routeOf = (routes: Readonly<Record<string, Route>>, { routeKey }: HttpRequest): Route => {
  const route = Object.hasOwn(routes, routeKey) ? routes[routeKey] : undefined;
  if (route === undefined)
    throw new ValidationError('route_unknown', 'this function does not answer that route');
  return route;
};

const refuseDirect = (): never => {
  throw new ValidationError(
    'event_unknown',
    'this function takes API Gateway events of format 1.0 or 2.0 only',
  );
};
