import type { ModelCard } from '../../core/model/card.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { MODELS_OPTION } from '../features/models-option.ts';
import { readCard, readCards } from '../features/read-card.ts';
import { textTable } from '../text-table.ts';

export const models = defineCommand({
  name: 'models',
  summary: 'List the models of a folder, or show the card of one.',
  group: 'Models',
  arguments: { '[name]': 'a model, to see its card' },
  examples: ['polo models', 'polo models mlb-height', 'polo models --models candidates'],
  options: { models: MODELS_OPTION },
  run: async ({ args: [name], options }) => {
    if (name !== undefined) {
      const card = await readCard(options.models, name);
      return { exitCode: EXIT.ok, output: card, text: JSON.stringify(card, null, 2) };
    }
    const cards = await readCards(options.models);
    return { exitCode: EXIT.ok, output: { models: cards }, text: listOf(cards, options.models) };
  },
});

const listOf = (cards: readonly ModelCard[], folder: string): string =>
  cards.length === 0
    ? `${folder} holds no models; each sub-folder with a model.json is one`
    : textTable([['name', 'version', 'task', 'takes', 'gives', 'metrics'], ...cards.map(rowOf)]);

const rowOf = ({ name, version, task, features, outputs, metrics }: ModelCard): string[] => [
  name,
  String(version),
  task,
  fields(features),
  fields(outputs),
  metrics.map((metric) => `${metric.name} ${metric.value}`).join(', '),
];

const fields = (list: ModelCard['features'] | ModelCard['outputs']): string =>
  list.map((field) => (field.unit ? `${field.name} (${field.unit})` : field.name)).join(', ');
