import * as z from 'zod';

const MOST_DATASETS = 100;
const LONGEST_URL = 2048;

export const Dataset = z.strictObject({
  /** Also the folder that its versions are in. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, {
    error: '1 to 63 lower-case letters, digits and hyphens, and no hyphen first',
  }),
  /** `https://` or `s3://bucket/key`. */
  url: z.string().min(1).max(LONGEST_URL),
});
export type Dataset = z.infer<typeof Dataset>;

/** What is to be collected, in this order; each name stands there once. */
export const Datasets = z
  .array(Dataset)
  .max(MOST_DATASETS)
  .superRefine((datasets, context) => {
    const seen = new Set<string>();
    for (const [index, { name }] of datasets.entries()) {
      if (seen.has(name)) {
        const message = 'another data set has this name; give each its own';
        context.addIssue({ code: 'custom', path: [index, 'name'], message });
      }
      seen.add(name);
    }
  });
