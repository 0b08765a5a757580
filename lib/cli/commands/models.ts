import type { ModelCard } from '../../core/model/card.ts';
import { wrongUsage } from '../cli-error.ts';
import { defineCommand, flag } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { MODELS_OPTION } from '../features/models-option.ts';
import { readCard, readCards } from '../features/read-card.ts';
import { textTable } from '../text-table.ts';

export const models = defineCommand({
  name: 'models',
  summary: 'List the models of a folder, show the card of one, or pin what it answers.',
  group: 'Models',
  arguments: { '[name]': 'a model, to see its card' },
  examples: [
    'polo models',
    'polo models mlb-height',
    'polo models --models candidates',
    'polo models mlb-height --pin',
  ],
  notes: '--pin writes golden.json beside the card: a release of a model that answers otherwise is stopped.',
  options: { models: MODELS_OPTION, pin: flag('write what the model answers now into its golden.json') },
  run: async ({ args: [name], options }) => {
    if (name !== undefined) {
      const card = await readCard(options.models, name);
      if (options.pin === true) return pinned(options.models, card);
      return { exitCode: EXIT.ok, output: card, text: JSON.stringify(card, null, 2) };
    }
    if (options.pin === true) throw wrongUsage('--pin wants the name of a model; "polo models" lists them');
    const cards = await readCards(options.models);
    return { exitCode: EXIT.ok, output: { models: cards }, text: listOf(cards, options.models) };
  },
});

const pinned = async (models: string, card: ModelCard) => {
  const { pinModel } = await import('../golden/pin-model.ts');
  const file = await pinModel(models, card);
  return { exitCode: EXIT.ok, output: { file }, text: `${file} holds what ${card.name} answers now` };
};

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
