import { brokenFile } from './broken-file.ts';
import type { ClassLabel } from './classifier-folder.ts';
import type { DetectedLabel } from './detected-label.ts';
import { rounded } from './scale.ts';

/**
 * A label for each class, sure as its probability, and one for each ancestor, sure as all classes
 * under it together. Scores that are not probabilities go through softmax first.
 *
 * @throws {AwsError} `InternalServerError` when scores and labels do not fit, or a score is not a number.
 */
export const labelsOfScores = (
  scores: Float32Array,
  { name, labels }: { name: string; labels: readonly ClassLabel[] },
): DetectedLabel[] => {
  if (scores.length !== labels.length) {
    throw brokenFile(
      `${name}/labels.json`,
      `has ${labels.length} labels, but model.onnx gives ${scores.length} scores`,
    );
  }
  if (!scores.every(Number.isFinite))
    throw brokenFile(`${name}/model.onnx`, 'gave a score that is not a finite number');
  const family = familyOf(labels);
  const sums = new Map<string, number>();
  probabilities(scores).forEach((probability, index) => {
    const own = labels[index]?.name ?? '';
    for (const member of [own, ...(family.get(own)?.parents ?? [])]) {
      sums.set(member, (sums.get(member) ?? 0) + probability);
    }
  });
  return Array.from(family.values(), (label) => ({
    ...label,
    confidence: rounded(100 * Math.min(1, sums.get(label.name) ?? 0)),
  }));
};

/** Rounding in float32 leaves a sum of many probabilities this far from 1 at most. */
const NEARLY = 1e-3;

const probabilities = (scores: Float32Array): number[] => {
  const values = Array.from(scores);
  const sum = values.reduce((total, value) => total + value, 0);
  if (values.every((value) => value >= 0 && value <= 1) && Math.abs(sum - 1) <= NEARLY) return values;
  const highest = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - highest));
  const total = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / total);
};

/** Every name once, with all its ancestors; an ancestor that is no class itself has its first child's categories. */
const familyOf = (labels: readonly ClassLabel[]): Map<string, ClassLabel> => {
  const family = new Map<string, ClassLabel>();
  for (const label of labels) if (!family.has(label.name)) family.set(label.name, label);
  for (const { parents, categories } of labels) {
    for (const name of parents)
      if (!family.has(name)) family.set(name, { name, parents: [], aliases: [], categories });
  }
  return new Map(
    Array.from(family, ([name, label]) => [name, { ...label, parents: ancestorsOf(name, family) }]),
  );
};

/** Walks up from parent to parent; a circle ends where it began. */
const ancestorsOf = (name: string, family: ReadonlyMap<string, ClassLabel>): string[] => {
  const ancestors = new Set<string>();
  const open = [...(family.get(name)?.parents ?? [])];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    if (parent === name || ancestors.has(parent)) continue;
    ancestors.add(parent);
    open.push(...(family.get(parent)?.parents ?? []));
  }
  return [...ancestors];
};
