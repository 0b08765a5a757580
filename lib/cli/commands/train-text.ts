import { basename, join, relative, resolve } from 'node:path';
import type { TextTraining } from '../../core/training/text/train-text-classifier.ts';
import { TARGET_OPTIONS, type TargetValues } from '../aws/target-options.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import type { TextData } from '../train/text-data.ts';
import { TEXT_OPTIONS } from '../train/text-options.ts';

export const trainText = defineCommand({
  name: 'train-text',
  summary: 'Train a classifier on texts with two labels.',
  group: 'Models',
  arguments: {
    '[file]': 'labelled texts, CSV or JSON lines: a path, an https:// address, or s3://bucket/key',
  },
  examples: [
    'polo train-text',
    'polo train-text reviews.csv --test-set judged-by-hand.jsonl',
    'polo train-text mails.jsonl --name spam --json',
  ],
  notes: [
    'Each text has a "text" and a "label", and may have a "group": texts of one group are never divided between',
    'training and test. Without a file the sentences of the collection are generated, and those in',
    'models/sentiment/test.jsonl, of which nothing is learned, are scored too.',
    'The model becomes a folder with model.onnx, vocabulary.json and model.json; some of the texts held out stand in',
    'its card, as examples. POST /sentiment asks the model called sentiment, with labels positive and negative.',
  ].join('\n'),
  options: { ...TEXT_OPTIONS, ...TARGET_OPTIONS },
  run: async ({ args: [source], options }, io) => {
    const [data, testSet] = await textsFor(source, options);
    const [{ textCandidate }, { writeCandidate }] = await Promise.all([
      import('../train/text-candidate.ts'),
      import('../train/write-candidate.ts'),
    ]);
    const { name } = options;
    const trained = await textCandidate(data, testSet, { ...options, negations: options.plain !== true });
    const { card, training } = trained;
    const folder = resolve(options.out ?? join('candidates', card.onnx.sha256.slice(0, 12), name));
    if (basename(folder) !== name) io.note(`note: to be served, the folder must be called ${name}`);
    const written = await writeCandidate(trained, folder, options.force === true);
    const { accuracy, testSetAccuracy, split } = training;
    const shown = relative('.', folder);
    return {
      exitCode: EXIT.ok,
      output: { accuracy, testSetAccuracy, folder, written, name, version: card.version, split, card },
      text: [
        ...findings(training, testSet),
        written
          ? `${name} version ${card.version} is in ${shown}`
          : `${shown} holds this very model already; nothing was written`,
      ].join('\n'),
    };
  },
});

interface Sources extends TargetValues {
  readonly seed: number;
  readonly testSet: string | undefined;
  readonly dataset: string | undefined;
  readonly licence: string | undefined;
}

/** What is trained on, and what is scored besides. */
const textsFor = async (
  source: string | undefined,
  { seed, testSet, dataset, licence, ...target }: Sources,
): Promise<readonly [TextData, TextData | undefined]> => {
  const { ownCorpus, ownTestSet, textData } = await import('../train/text-data.ts');
  const given = testSet === undefined ? undefined : await textData(testSet, target);
  if (source === undefined) return [ownCorpus(seed), given ?? (await ownTestSet())];
  const data = await textData(source, target);
  return [{ ...data, ...(dataset && { dataset }), ...(licence && { licence }) }, given];
};

const findings = (training: TextTraining, testSet: TextData | undefined): readonly string[] => {
  const { labels, text, accuracy, testSetAccuracy, split } = training;
  const trained = `${labels.join(' or ')}, from ${text.vocabulary.terms} words and word pairs`;
  const held = `accuracy ${percent(accuracy)} on ${split.testRows} texts held out, trained on ${split.trainRows}`;
  if (testSetAccuracy === undefined || testSet === undefined) return [trained, held];
  const others = `accuracy ${percent(testSetAccuracy)} on ${testSet.texts.length} others: ${testSet.dataset}`;
  return [trained, held, others];
};

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
