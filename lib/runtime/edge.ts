import { ValidationError } from '../core/errors.ts';
import { type HttpReply, problemReply, replyOf } from './http-reply.ts';
import { type HttpRequest, readHttpEvent } from './http-request.ts';
import type { LambdaContext } from './lambda-context.ts';
import { logger } from './logger.ts';
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
 * no client can raise the function's error count; a direct caller gets the error itself, by name.
 */
export const edge =
  ({ routes = {}, direct = refuseDirect }: Edges) =>
  async (event: unknown, context: LambdaContext): Promise<unknown> => {
    const request = readHttpEvent(event);
    return request === undefined ? direct(event, context) : answer(routes, request);
  };

const answer = async (routes: Readonly<Record<string, Route>>, request: HttpRequest): Promise<HttpReply> => {
  try {
    return replyOf(await routeOf(routes, request)(request));
  } catch (thrown) {
    const problem = problemOf(thrown, request.requestId);
    const { status, code, requestId } = problem;
    if (status >= 500) logger.error('request failed', { status, code, requestId, error: errorOf(thrown) });
    else logger.debug('request refused', { status, code, requestId });
    return problemReply(problem);
  }
};

const routeOf = (routes: Readonly<Record<string, Route>>, { routeKey }: HttpRequest): Route => {
  const route = Object.hasOwn(routes, routeKey) ? routes[routeKey] : undefined;
  if (route === undefined)
    throw new ValidationError('route_unknown', 'this function does not answer that route');
  return route;
};

const errorOf = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(typeof thrown));

const refuseDirect = (): never => {
  throw new ValidationError(
    'event_unknown',
    'this function takes API Gateway events of format 1.0 or 2.0 only',
  );
};
