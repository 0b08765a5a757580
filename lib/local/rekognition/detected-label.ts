import type { Label } from '@aws-sdk/client-rekognition';

/** A label before it takes the form that DetectLabels gives it. */
export interface DetectedLabel {
  readonly name: string;
  /** 0 to 100. */
  readonly confidence: number;
  /** All ancestors, not only the nearest. */
  readonly parents: readonly string[];
  readonly aliases: readonly string[];
  readonly categories: readonly string[];
}

/** As DetectLabels writes it: no instances (nothing here finds boxes), ancestors in alphabetical order. */
export const toLabel = ({ name, confidence, parents, aliases, categories }: DetectedLabel): Label => ({
  Name: name,
  Confidence: confidence,
  Instances: [],
  Parents: named(parents.toSorted()),
  Aliases: named(aliases),
  Categories: named(categories),
});

const named = (names: readonly string[]): { Name: string }[] => names.map((Name) => ({ Name }));
