import { numpyRandom } from '../numpy-random.ts';
import { assertSplitOptions, type SplitOptions } from '../train-test-split.ts';
import { TrainingDataError } from '../training-data-error.ts';
import type { LabelledText } from './labelled-text.ts';

export interface GroupSplit {
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
}

/**
 * Divides texts by whole groups: groups in an order shuffled by NumPy's legacy generator are held out until the share
 * of texts is reached.
 *
 * @throws {RangeError} for a share or seed that is not allowed.
 * @throws {TrainingDataError} `too_few_rows` when the groups leave nothing to train on or to test.
 */
export const groupSplit = (texts: readonly LabelledText[], options: SplitOptions): GroupSplit => {
  assertSplitOptions(options);
  const groups = Map.groupBy(texts, ({ group }) => group);
  const names = [...groups.keys()];
  const heldOut = new Set<string>();
  let rows = 0;
  for (const place of numpyRandom(options.seed).permutation(names.length)) {
    if (rows >= options.testShare * texts.length) break;
    const name = names[place] ?? '';
    heldOut.add(name);
    rows += groups.get(name)?.length ?? 0;
  }
  const test = texts.filter(({ group }) => heldOut.has(group));
  const train = texts.filter(({ group }) => !heldOut.has(group));
  if (train.length > 0 && test.length > 0) return { train, test };
  const reason = `${texts.length} texts in ${names.length} groups leave ${train.length} to train on`;
  throw new TrainingDataError('too_few_rows', `${reason} and ${test.length} to test; give more`);
};
