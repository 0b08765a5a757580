import { ValidationError } from '../../lib/core/errors.ts';
import type { FunctionDefinition } from '../definition.ts';

/** A route that clients are told of. */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly function: string;
}

/** Every route of the API, and the function that answers it. */
export const routesOf = (functions: readonly FunctionDefinition[]): readonly Route[] =>
  functions.flatMap(({ name, triggers }) =>
    triggers.flatMap((trigger) =>
      trigger.kind === 'http' && trigger.operation
        ? [{ method: trigger.method, path: trigger.path, function: name }]
        : [],
    ),
  );

/** @throws {ValidationError} `method_not_allowed` or `route_unknown`, with the routes there are. */
export const refuseUnknown = (
  routes: readonly Route[],
  { method, path }: { readonly method: string; readonly path: string },
): never => {
  const others = routes.filter((route) => matches(route.path, path));
  if (others.length > 0) {
    const allowed = others.map((route) => route.method).join(', ');
    throw new ValidationError('method_not_allowed', `this path takes ${allowed}, not ${shown(method)}`);
  }
  const known = routes.map((route) => `${route.method} ${route.path}`);
  throw new ValidationError('route_unknown', `there is no such route; there are ${known.join(', ')}`);
};

/** A method as HTTP has them; whatever else is said to be one is not repeated. */
const shown = (method: string): string => (/^[A-Z]{3,7}$/.test(method) ? method : 'that');

const matches = (template: string, path: string): boolean => {
  const wanted = template.split('/');
  const got = path.split('/');
  return (
    wanted.length === got.length && wanted.every((part, index) => part.startsWith('{') || part === got[index])
  );
};
