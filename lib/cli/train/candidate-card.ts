import { ModelCard } from '../../core/model/card.ts';
import type { CsvTraining } from '../../core/training/train-from-csv.ts';
import { wrongUsage } from '../cli-error.ts';
import type { CardTexts } from './card-texts.ts';

export interface CandidateFacts {
  readonly name: string;
  readonly version: number;
  /** What the CSV file is called. */
  readonly csvName: string;
  readonly dataset: string | undefined;
  readonly licence: string | undefined;
  readonly created: Date;
}

/**
 * The card of a trained model: what training found out, and what people said about it. A dataset's name and licence
 * are taken from `texts` only when these are about the same bytes, or about none in particular.
 *
 * @throws {CliError} when the whole makes no valid card.
 */
export const candidateCard = (training: CsvTraining, texts: CardTexts, facts: CandidateFacts): ModelCard => {
  const { names, feature, dataset, split, r2, onnx } = training;
  const [aboutFeature = {}] = texts.features ?? [];
  const [aboutOutput = {}] = texts.outputs ?? [];
  const said = texts.provenance?.sha256 ?? dataset.sha256;
  const provenance = said === dataset.sha256 ? texts.provenance : undefined;
  return validCard({
    name: facts.name,
    version: facts.version,
    description: texts.description ?? `${names.target} from ${names.feature}, by ridge regression.`,
    task: 'regression',
    features: [
      {
        name: names.feature,
        type: 'float32',
        ...aboutFeature,
        range: { min: feature.min, max: feature.max },
      },
    ],
    outputs: [{ ...aboutOutput, name: names.output, type: 'float64' }],
    metrics: [{ name: 'r2', value: r2, split }],
    provenance: {
      dataset: facts.dataset ?? provenance?.dataset ?? facts.csvName,
      licence: facts.licence ?? provenance?.licence ?? 'unknown',
      sha256: dataset.sha256,
      rows: dataset.rows,
      trainer: 'polo train',
      created: facts.created.toISOString(),
    },
    onnx,
  });
};

/** @throws {CliError} naming every member that is wrong. */
export const validCard = (card: ModelCard): ModelCard => {
  const parsed = ModelCard.safeParse(card);
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw wrongUsage(`the model's card would not be valid: ${reasons.join('; ')}`);
};
