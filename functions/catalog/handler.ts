import { exampleRow } from '../../lib/core/model/rows.ts';
import type { CardStore } from '../../lib/core/model/store.ts';
import type { FunctionDefinition } from '../definition.ts';
import { openApiDocument } from './openapi.ts';
import { refuseUnknown, routesOf } from './routes.ts';

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

  unknown: (method: string, path: string) => refuseUnknown(routesOf(functions), { method, path }),
});
