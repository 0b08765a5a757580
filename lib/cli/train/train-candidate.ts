import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { type CsvTraining, trainFromCsv } from '../../core/training/train-from-csv.ts';
import { readCard } from '../features/read-card.ts';
import { goldenOf } from '../golden/golden-of.ts';
import type { Io } from '../io.ts';
import { progressBar } from '../progress-bar.ts';
import { candidateCard } from './candidate-card.ts';
import { type CardTexts, readCardTexts } from './card-texts.ts';
import type { LocalCsv } from './local-csv.ts';
import type { Candidate } from './write-candidate.ts';

export interface TrainValues {
  readonly testSize: number;
  readonly seed: number;
  readonly penalty: number;
  readonly feature: string;
  readonly target: string;
  readonly name: string;
  readonly models: string;
  readonly card: string | undefined;
  readonly dataset: string | undefined;
  readonly licence: string | undefined;
}

export interface TrainedCandidate extends Candidate {
  readonly training: CsvTraining;
}

/** Files smaller than this are done before anybody could read a progress bar. */
const LARGE_BYTES = 8 * 1024 * 1024;

/**
 * Training keeps next to nothing, but what it throws away piles up to 250 MB between collections; collected more often,
 * ten million rows need 160 MB and a fifth more time.
 */
const SMALL_HEAP = '--optimize-for-size';

/** Trains on a CSV file and describes the result: one version above the model of that name, with its words. */
export const trainCandidate = async (
  csv: LocalCsv,
  values: TrainValues,
  io: Io,
): Promise<TrainedCandidate> => {
  const texts = await textsFor(values);
  const version = await nextVersion(values);
  const training = await train(csv, { values, texts, io });
  const { name, dataset, licence } = values;
  const facts = { name, version, csvName: csv.name, dataset, licence, created: new Date() };
  const card = candidateCard(training, texts, facts);
  return { training, model: training.model, card, golden: await goldenOf(card, training) };
};

const textsFor = async ({ card, models, name, feature }: TrainValues): Promise<CardTexts> => {
  if (card !== undefined) return readCardTexts(card);
  const file = join(models, name, 'model.json');
  if (!existsSync(file)) return {};
  const current = await readCard(models, name);
  return current.features[0]?.name === feature ? readCardTexts(file) : {};
};

/** One more than that of the model of that name. */
export const nextVersion = async ({
  models,
  name,
}: Pick<TrainValues, 'models' | 'name'>): Promise<number> => {
  if (!existsSync(join(models, name, 'model.json'))) return 1;
  return (await readCard(models, name)).version + 1;
};

interface Work {
  readonly values: TrainValues;
  readonly texts: CardTexts;
  readonly io: Io;
}

const train = async (csv: LocalCsv, { values, texts, io }: Work): Promise<CsvTraining> => {
  const { feature, target, testSize: testShare, seed, penalty } = values;
  const output = texts.outputs?.[0]?.name ?? target.toLowerCase().replaceAll(/\W+/g, '_');
  if (csv.bytes >= LARGE_BYTES) setFlagsFromString(SMALL_HEAP);
  const showsProgress = io.showsProgress && csv.bytes >= LARGE_BYTES;
  const bar = await progressBar({ showsProgress }, { total: 2 * csv.bytes, unit: 'bytes' });
  try {
    return await trainFromCsv({
      openBytes: () => createReadStream(csv.path),
      feature,
      target,
      output,
      testShare,
      seed,
      penalty,
      onProgress: ({ pass, bytes }) => bar.update((pass - 1) * csv.bytes + bytes),
    });
  } finally {
    bar.stop();
  }
};
