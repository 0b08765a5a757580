import { z } from 'zod';

const FEATURES = ['GENERAL_LABELS', 'IMAGE_PROPERTIES'] as const;
export type Feature = (typeof FEATURES)[number];

/** A rule that reads on after the member's name: "MinConfidence must be …". */
const number = (least: number, most: number) => {
  const rule = `must be a number from ${least} to ${most}`;
  return z.number(rule).min(least, rule).max(most, rule);
};
const text = (least: number, most: number) => {
  const rule = `must be text of ${least} to ${most} characters`;
  return z.string(rule).min(least, rule).max(most, rule);
};

// Limits and patterns are those of the API reference (S3Object, GeneralLabelsSettings,
// DetectLabelsImagePropertiesSettings). JSON null means "left out", as it does to AWS.
const S3Object = z.object(
  {
    Bucket: text(3, 255).regex(
      /^[0-9A-Za-z._-]*$/,
      'may hold letters, digits, dots, hyphens and underscores',
    ),
    Name: text(1, 1024),
    Version: text(1, 1024).nullish(),
  },
  'must be an object with Bucket and Name',
);
const Image = z
  .object(
    {
      Bytes: z.string('must be base64 text').min(1, 'must not be empty').nullish(),
      S3Object: S3Object.nullish(),
    },
    'is required',
  )
  .refine(
    ({ Bytes, S3Object }) => (Bytes == null) !== (S3Object == null),
    'must hold exactly one of Bytes and S3Object',
  );
const Filter = z
  .array(
    text(0, 50).regex(/^[A-Za-z0-9àâèçñó'-_(). ]*$/, 'holds a character that no label name has'),
    'must be a list of names',
  )
  .max(100, 'may hold at most 100 names')
  .nullish();
const Settings = z.object(
  {
    GeneralLabels: z
      .object({
        LabelInclusionFilters: Filter,
        LabelExclusionFilters: Filter,
        LabelCategoryInclusionFilters: Filter,
        LabelCategoryExclusionFilters: Filter,
      })
      .nullish(),
    ImageProperties: z
      .object({ MaxDominantColors: number(0, 20).int('must be a whole number').nullish() })
      .nullish(),
  },
  'must be an object',
);
/** The members that DetectLabels knows, each with the rule that AWS documents; others are ignored, as AWS does. */
export const RequestSchema = z
  .object({
    Image,
    MaxLabels: z
      .int('must be a whole number, 0 or more')
      .min(0, 'must be a whole number, 0 or more')
      .nullish(),
    MinConfidence: number(0, 100).nullish(),
    Features: z
      .array(z.enum(FEATURES, `must be one of ${FEATURES.join(', ')}`), 'must be a list of features')
      .max(2, 'may hold at most 2 features')
      .nullish(),
    Settings: Settings.nullish(),
  })
  .superRefine((request, context) => {
    if (featuresOf(request.Features).includes('GENERAL_LABELS')) return;
    for (const member of ['MaxLabels', 'MinConfidence'] as const) {
      if (request[member] != null) {
        context.addIssue({
          code: 'custom',
          path: [member],
          message: 'is only valid with the feature GENERAL_LABELS',
        });
      }
    }
  });
export type RequestMembers = z.infer<typeof RequestSchema>;

/** No features, or none in the list, means labels only. */
export const featuresOf = (features: readonly Feature[] | null | undefined): readonly Feature[] =>
  features == null || features.length === 0 ? ['GENERAL_LABELS'] : features;
