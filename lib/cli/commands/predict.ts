import { DEFAULT_MODEL } from '../../../functions/predict/definition.ts';
import type { Feature, ModelCard } from '../../core/model/card.ts';
import { describeFeature } from '../../core/model/describe-feature.ts';
import { wrongUsage } from '../cli-error.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import {
  type FeatureOption,
  featureOptions,
  givenFeatures,
  modelNamedIn,
  tailorToFeatures,
} from '../features/feature-options.ts';
import { FEATURE_PAIRS_OPTION } from '../features/feature-pairs-option.ts';
import { featureValue } from '../features/feature-value.ts';
import { MODELS_OPTION } from '../features/models-option.ts';
import { predictionText } from '../features/prediction-text.ts';
import { readCard } from '../features/read-card.ts';
import type { Io } from '../io.ts';

const MODEL_OPTION = { about: 'the model to ask', value: '<name>', fallback: DEFAULT_MODEL } as const;

export const predict = defineCommand({
  name: 'predict',
  summary: 'Predict with a model, in this process.',
  group: 'Models',
  examples: [
    'polo predict --weight 180',
    'polo predict --weight 180 --json',
    'polo predict --model mlb-height --feature Weight=180',
  ],
  notes: 'The options for features are those of the model; on a terminal, missing ones are asked for.',
  options: { model: MODEL_OPTION, models: MODELS_OPTION, feature: FEATURE_PAIRS_OPTION },
  tailor: async (argv) => {
    const { model = DEFAULT_MODEL, models = MODELS_OPTION.fallback } = modelNamedIn(argv);
    return tailorToFeatures(argv, await readCard(models, model));
  },
  run: async ({ options, given }, io) => {
    const card = await readCard(options.models, options.model);
    const own = featureOptions(card);
    const row = await completeRow(card, own, { texts: givenFeatures(own, given, options.feature), io });
    const [{ createPredictHandler }, { fileModelStore }] = await Promise.all([
      import('../../../functions/predict/handler.ts'),
      import('../../runtime/file-model-store.ts'),
    ]);
    const store = fileModelStore(options.models);
    const reply = await createPredictHandler({ models: store, defaultModel: card.name })(row);
    await (await store.scorer(card.name)).release();
    for (const { detail } of reply.warnings ?? []) io.note(`warning: ${detail}`);
    const prediction = 'prediction' in reply ? reply.prediction : {};
    return { exitCode: EXIT.ok, output: reply, text: predictionText(card, prediction, io.paint) };
  },
});

interface Answers {
  readonly texts: ReadonlyMap<string, string>;
  readonly io: Io;
}

/** The row as given; what is missing is asked for where somebody is there. Unknown names stay, for the model to refuse. */
const completeRow = async (card: ModelCard, own: readonly FeatureOption[], { texts, io }: Answers) => {
  const row: Record<string, number | string | boolean> = Object.fromEntries(texts);
  for (const feature of card.features) {
    const text = texts.get(feature.name) ?? (await askFor(feature, own, io));
    row[feature.name] = featureValue(feature, text);
  }
  return row;
};

const askFor = (feature: Feature, own: readonly FeatureOption[], io: Io): Promise<string> => {
  if (io.interactive) return io.ask(feature.description ?? feature.name);
  const flag = own.find((option) => option.feature === feature)?.flag ?? `--feature ${feature.name}=…`;
  throw wrongUsage(`${feature.name} is missing; give it with ${flag}: ${describeFeature(feature)}`);
};
