import type { FunctionDefinition } from '../../../functions/definition.ts';

/** The route a request takes, as API Gateway would choose it. */
export interface RouteMatch {
  readonly functionName: string;
  /** `POST /predict`, or `$default`. */
  readonly routeKey: string;
  readonly pathParameters: Readonly<Record<string, string>> | undefined;
}

interface Route {
  readonly functionName: string;
  readonly method: string;
  readonly routeKey: string;
  readonly parts: readonly string[];
}

/**
 * Chooses routes from the definitions' http triggers: a path without parameters before one with,
 * `$default` for all the rest.
 *
 * @returns a function that takes a method and a decoded path; `undefined` when nothing matches.
 */
export const createRouteTable = (definitions: readonly FunctionDefinition[]) => {
  const routes = definitions.flatMap(routesOf);
  const fixed = new Map(routes.filter(isFixed).map((route) => [route.routeKey, route]));
  const patterns = routes.filter((route) => !isFixed(route));
  const fallback = fixed.get('$default');

  return (method: string, path: string): RouteMatch | undefined => {
    const exact = fixed.get(`${method} ${path}`);
    if (exact)
      return { functionName: exact.functionName, routeKey: exact.routeKey, pathParameters: undefined };
    const parts = path.split('/');
    for (const route of patterns) {
      const pathParameters = route.method === method ? parametersOf(route.parts, parts) : undefined;
      if (pathParameters)
        return { functionName: route.functionName, routeKey: route.routeKey, pathParameters };
    }
    return (
      fallback && { functionName: fallback.functionName, routeKey: '$default', pathParameters: undefined }
    );
  };
};

const routesOf = ({ name, triggers }: FunctionDefinition): Route[] =>
  triggers.flatMap((trigger) =>
    trigger.kind === 'http'
      ? [
          {
            functionName: name,
            method: trigger.method,
            routeKey: trigger.path === '$default' ? '$default' : `${trigger.method} ${trigger.path}`,
            parts: trigger.path.split('/'),
          },
        ]
      : [],
  );

const isFixed = ({ parts }: Route): boolean => !parts.some((part) => part.startsWith('{'));

const parametersOf = (
  template: readonly string[],
  parts: readonly string[],
): Record<string, string> | undefined => {
  if (template.length !== parts.length) return undefined;
  const found: [string, string][] = [];
  for (const [index, wanted] of template.entries()) {
    const part = parts[index] ?? '';
    if (wanted.startsWith('{') && part !== '') found.push([wanted.slice(1, -1), part]);
    else if (wanted !== part) return undefined;
  }
  return Object.fromEntries(found);
};
