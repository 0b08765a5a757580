import type { DetectedLabel } from './detected-label.ts';

export interface LabelFilters {
  readonly maxLabels: number;
  readonly minConfidence: number;
  readonly included: LabelSelection;
  readonly excluded: LabelSelection;
}

/** Exact names, as DetectLabels has them: case and spelling count. */
export interface LabelSelection {
  readonly names: readonly string[];
  readonly categories: readonly string[];
}

/**
 * The labels a caller asked for, the surest first. With inclusion filters a label must be named, or
 * be in a named category; exclusion filters win over them. Each label stands for itself: including
 * a child does not bring its parents along.
 */
export const selectLabels = (labels: readonly DetectedLabel[], filters: LabelFilters): DetectedLabel[] => {
  const { included, excluded, minConfidence, maxLabels } = filters;
  const everything = included.names.length === 0 && included.categories.length === 0;
  return labels
    .filter(({ confidence }) => confidence >= minConfidence)
    .filter((label) => (everything || matches(label, included)) && !matches(label, excluded))
    .sort(surestFirst)
    .slice(0, maxLabels);
};

const matches = ({ name, categories }: DetectedLabel, selection: LabelSelection): boolean =>
  selection.names.includes(name) || categories.some((category) => selection.categories.includes(category));

/** Equally sure labels: ancestors before descendants, then by name. */
const surestFirst = (a: DetectedLabel, b: DetectedLabel): number =>
  b.confidence - a.confidence || a.parents.length - b.parents.length || (a.name < b.name ? -1 : 1);
