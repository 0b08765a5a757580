import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sentimentCorpus } from '../../core/training/sentiment-corpus/sentiment-corpus.ts';
import type { LabelledText } from '../../core/training/text/labelled-text.ts';
import { readLabelledTexts } from '../../core/training/text/read-labelled-texts.ts';
import type { TargetValues } from '../aws/target-options.ts';
import { packageFile } from '../package-root.ts';
import { withLocalCsv } from './local-csv.ts';

/** Texts with their labels, and what a card says of them. */
export interface TextData {
  readonly texts: readonly LabelledText[];
  readonly dataset: string;
  readonly licence: string;
  readonly sha256: string;
}

/** The sentences of the collection, filled at random with this seed. */
export const ownCorpus = (seed: number): TextData => {
  const texts = sentimentCorpus({ seed });
  const lines = texts.map(({ text, label, group }) => `${JSON.stringify({ text, label, group })}\n`);
  const dataset = 'Sentences generated and written by marcopolo (lib/core/training/sentiment-corpus)';
  return { texts, dataset, licence: 'CC0-1.0', sha256: digest(lines.join('')) };
};

/** Sentences written one by one before anything was trained, of which nothing was learned. */
export const ownTestSet = async (): Promise<TextData> => {
  const found = await textsIn(packageFile('models/sentiment/test.jsonl'), 'test.jsonl');
  return { ...found, dataset: 'Sentences written by hand (models/sentiment/test.jsonl)', licence: 'CC0-1.0' };
};

/**
 * Texts of a file given by path, `https://` or `s3://`.
 *
 * @throws {CliError} when it cannot be had, {TrainingDataError} when it holds no labelled texts.
 */
export const textData = (source: string, target: TargetValues): Promise<TextData> =>
  withLocalCsv(source, target, ({ path, name }) => textsIn(path, name));

const textsIn = async (path: string, name: string): Promise<TextData> => {
  const bytes = await readFile(path);
  const texts = await readLabelledTexts(bytes);
  return { texts, dataset: name, licence: 'unknown', sha256: digest(bytes) };
};

const digest = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
