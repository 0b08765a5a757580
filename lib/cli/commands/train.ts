import { basename, join, relative, resolve } from 'node:path';
import { TARGET_OPTIONS } from '../aws/target-options.ts';
import { defineCommand } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { nameFor, TRAIN_OPTIONS } from '../train/train-options.ts';

export const train = defineCommand({
  name: 'train',
  summary: 'Train a ridge regression on two columns of a CSV file.',
  group: 'Models',
  arguments: { '<csv>': 'a path, an https:// address, or s3://bucket/key' },
  examples: [
    'polo train players.csv --test-size 0.1 --seed 3',
    'polo train https://example.com/houses.csv --feature Area --target Price --name house-price',
    'polo train s3://data/players.csv --out candidates/heavier --name heavier --json',
  ],
  notes: [
    'The split is that of scikit-learn with the same seed; the score is R² on the rows held out.',
    'The model becomes a folder with model.onnx and model.json; no model is replaced without --force.',
    '--card takes words for the card in the shape of a model.json (description, features, outputs, provenance);',
    'left out, they are those of the model of that name, whose version goes up by one.',
  ].join('\n'),
  options: {
    ...TRAIN_OPTIONS,
    ...TARGET_OPTIONS,
  },
  run: async ({ args: [source = ''], options }, io) => {
    const [{ withLocalCsv }, { trainCandidate }, { writeCandidate }] = await Promise.all([
      import('../train/local-csv.ts'),
      import('../train/train-candidate.ts'),
      import('../train/write-candidate.ts'),
    ]);
    const name = options.name ?? nameFor(options);
    const trained = await withLocalCsv(source, options, (csv) =>
      trainCandidate(csv, { ...options, name }, io),
    );
    const folder = resolve(options.out ?? join('candidates', trained.card.onnx.sha256.slice(0, 12), name));
    if (basename(folder) !== name) io.note(`note: to be served, the folder must be called ${name}`);
    const written = await writeCandidate(trained, folder, options.force === true);
    const { card, training } = trained;
    const { r2, unscaled, split, penalty, names } = training;
    const shown = relative('.', folder);
    return {
      exitCode: EXIT.ok,
      output: { r2, folder, written, name, version: card.version, ...unscaled, penalty, split, card },
      text: [
        `R² ${r2}`,
        `${names.output} = ${unscaled.intercept} + ${unscaled.coefficient} · ${names.feature}`,
        `trained on ${split.trainRows} rows, tested on ${split.testRows}`,
        written
          ? `${name} version ${card.version} is in ${shown}`
          : `${shown} holds this very model already; nothing was written`,
      ].join('\n'),
    };
  },
});
