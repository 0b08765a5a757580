import * as z from 'zod';
import { type Check, jsonOf, shown } from './check.ts';
import type { Here } from './here.ts';

const OpenApi = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ responses: z.record(z.string(), z.unknown()) })),
  ),
});

/** Every route that takes no parameter and no body answers, and the OpenAPI document knows every route. */
export const catalogChecks = ({ routes }: Here): readonly Check[] => [
  ...routes
    .filter(({ method, path }) => method === 'GET' && !path.includes('{'))
    .map(
      ({ path }): Check => ({
        group: 'catalog',
        name: `GET ${path}`,
        run: async (api) => {
          const answer = await api.send({ path });
          return answer.status === 200 ? undefined : shown(answer);
        },
      }),
    ),
  {
    group: 'catalog',
    name: 'OpenAPI describes every route',
    run: async (api) => {
      const document = OpenApi.safeParse(jsonOf(await api.send({ path: '/openapi.json' })));
      if (!document.success) return `the document is not OpenAPI 3.1: ${z.prettifyError(document.error)}`;
      const missing = routes.filter(
        ({ method, path }) => document.data.paths[path]?.[method.toLowerCase()] === undefined,
      );
      return missing.length === 0
        ? undefined
        : `it lacks ${missing.map(({ method, path }) => `${method} ${path}`).join(', ')}`;
    },
  },
];
