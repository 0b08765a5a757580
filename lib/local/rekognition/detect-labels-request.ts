import type { z } from 'zod';
import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject } from '../wire/json-service.ts';
import { type Feature, featuresOf, type RequestMembers, RequestSchema } from './detect-labels-schema.ts';
import type { LabelFilters } from './label-filters.ts';

export type ImageReference =
  | { readonly kind: 'bytes'; readonly base64: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly key: string; readonly version?: string };

/** A checked DetectLabels request: what it leaves out has its default, what it does not ask for is absent. */
export interface DetectLabelsRequest {
  readonly image: ImageReference;
  /** Present when labels are wanted. */
  readonly labels?: LabelFilters;
  /** Present when image properties are wanted. */
  readonly properties?: { readonly maxDominantColors: number };
}

/** @throws {AwsError} `InvalidParameterException` naming the first member that breaks a rule, and the rule. */
export const parseDetectLabelsRequest = (input: JsonObject): DetectLabelsRequest => {
  const parsed = RequestSchema.safeParse(input, { reportInput: true });
  if (!parsed.success) throw refusal(parsed.error.issues[0]);
  const { Image, Features, Settings } = parsed.data;
  const wants = (feature: Feature): boolean => featuresOf(Features).includes(feature);
  return {
    image: imageReference(Image),
    ...(wants('GENERAL_LABELS') && { labels: labelFilters(parsed.data) }),
    ...(wants('IMAGE_PROPERTIES') && {
      properties: { maxDominantColors: Settings?.ImageProperties?.MaxDominantColors ?? 10 },
    }),
  };
};

/** The API caps rather than refuses a larger MaxLabels. */
const MOST_LABELS = 1000;

const imageReference = ({ Bytes, S3Object }: RequestMembers['Image']): ImageReference => {
  if (S3Object == null) return { kind: 'bytes', base64: Bytes ?? '' };
  const { Bucket: bucket, Name: key, Version: version } = S3Object;
  return { kind: 's3', bucket, key, ...(version != null && { version }) };
};

const labelFilters = ({ MaxLabels, MinConfidence, Settings }: RequestMembers): LabelFilters => {
  const filters = Settings?.GeneralLabels;
  return {
    maxLabels: Math.min(MaxLabels ?? MOST_LABELS, MOST_LABELS),
    minConfidence: MinConfidence ?? 55,
    included: {
      names: filters?.LabelInclusionFilters ?? [],
      categories: filters?.LabelCategoryInclusionFilters ?? [],
    },
    excluded: {
      names: filters?.LabelExclusionFilters ?? [],
      categories: filters?.LabelCategoryExclusionFilters ?? [],
    },
  };
};

const refusal = (issue: z.core.$ZodIssue | undefined): AwsError => {
  const member = issue?.path.reduce<string>(
    (path, step) =>
      typeof step === 'number' ? `${path}[${step}]` : path === '' ? String(step) : `${path}.${String(step)}`,
    '',
  );
  const got = typeof issue?.input === 'number' ? `; got ${issue.input}` : '';
  return new AwsError('InvalidParameterException', `${member || 'The request'} ${issue?.message}${got}.`);
};
