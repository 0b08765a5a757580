import { ValidationError } from '../../lib/core/errors.ts';
import { exampleRow } from '../../lib/core/model/rows.ts';
import type { CardStore } from '../../lib/core/model/store.ts';
import type { FunctionDefinition } from '../definition.ts';
import { openApiDocument } from './openapi.ts';

export interface CatalogPorts {
  readonly cards: CardStore;
  readonly functions: readonly FunctionDefinition[];
  readonly defaultModel: string;
}

/** The read-only routes: what there is, and how to call it. */
export const createCatalogHandler = ({ cards, functions, defaultModel }: CatalogPorts) => ({
  what: async () => ({
    name: 'marcopolo',
    functions: functions.map(({ name, summary }) => ({ name, summary })),
    routes: routesOf(functions),
    models: (await cards.cards()).map(({ name }) => name),
    openapi: '/openapi.json',
  }),

  models: async () => ({
    models: (await cards.cards()).map(({ name, version, description, task }) => ({
      name,
      version,
      description,
      task,
    })),
  }),

  model: async (name: string) => {
    const card = await cards.card(name);
    return {
      card,
      inputs: card.features,
      example: exampleRow(card),
      predict: `/models/${card.name}/predict`,
    };
  },

  openApi: async () => openApiDocument(functions, { cards: await cards.cards(), defaultModel }),

  /** @throws {ValidationError} `method_not_allowed` or `route_unknown`, with the routes there are. */
  unknown: (method: string, path: string): never => {
    const others = routesOf(functions).filter((route) => matches(route.path, path));
    if (others.length > 0) {
      const allowed = others.map((route) => route.method).join(', ');
      throw new ValidationError('method_not_allowed', `this path takes ${allowed}, not ${shown(method)}`);
    }
    const known = routesOf(functions).map((route) => `${route.method} ${route.path}`);
    throw new ValidationError('route_unknown', `there is no such route; there are ${known.join(', ')}`);
  },
});

const routesOf = (functions: readonly FunctionDefinition[]) =>
  functions.flatMap(({ name, triggers }) =>
    triggers.flatMap((trigger) =>
      trigger.kind === 'http' && trigger.operation
        ? [{ method: trigger.method, path: trigger.path, function: name }]
        : [],
    ),
  );

/** A method as HTTP has them; whatever else is said to be one is not repeated. */
const shown = (method: string): string => (/^[A-Z]{3,7}$/.test(method) ? method : 'that');

const matches = (template: string, path: string): boolean => {
  const wanted = template.split('/');
  const got = path.split('/');
  return (
    wanted.length === got.length && wanted.every((part, index) => part.startsWith('{') || part === got[index])
  );
};
