import type { Acknowledgement } from './acknowledgements.ts';

interface Objects {
  /** The bucket, as the data stack exports its ARN. */
  readonly bucket: string;
  /** What a role may touch in it. */
  readonly keys: string;
  /** Functions whose roles may. */
  readonly by: readonly string[];
  readonly reason: string;
}

const BUCKETS = {
  images: 'ImagesF8C4E866ArnF0309DFC',
  labels: 'Labels00F79655Arn3CB86112',
  texts: 'Texts7DDAC2ACArn1240DA0C',
  analyses: 'Analyses5547FD4CArn7A846521',
  datasets: 'Datasets9A172240Arn24506DB6',
  runs: 'RunsFFD58AC0ArnF1C7D01E',
  answers: 'Answers402CE5FEArn6462EF7A',
} as const;

const CLAIM_REASON =
  'A claim has the key of what is worked on; it is the one prefix that claims are kept and removed under.';

const OBJECTS: readonly Objects[] = [
  {
    bucket: BUCKETS.images,
    keys: '*',
    by: ['label-image'],
    reason: 'Any picture in the images bucket may be the next one to label; the bucket is named.',
  },
  {
    bucket: BUCKETS.labels,
    keys: '*',
    by: ['label-image', 'reconcile-images'],
    reason: "A result has its picture's key, which whoever uploads chooses; the bucket is named.",
  },
  { bucket: BUCKETS.labels, keys: '.claims/*', by: ['label-image'], reason: CLAIM_REASON },
  {
    bucket: BUCKETS.texts,
    keys: '*',
    by: ['analyze-text'],
    reason: 'Any text in the texts bucket may be the next one to analyse; the bucket is named.',
  },
  {
    bucket: BUCKETS.analyses,
    keys: '*',
    by: ['analyze-text', 'reconcile-texts'],
    reason: "A result has its text's key, which whoever uploads chooses; the bucket is named.",
  },
  { bucket: BUCKETS.analyses, keys: '.claims/*', by: ['analyze-text'], reason: CLAIM_REASON },
  {
    bucket: BUCKETS.datasets,
    keys: '*',
    by: ['collect', 'produce-names', 'pipeline-runs'],
    reason: 'Data sets and lists have the names that whoever keeps them chooses; the bucket is named.',
  },
  {
    bucket: BUCKETS.runs,
    keys: '*',
    by: ['produce-names', 'consume-names', 'gather-outcomes', 'pipeline-runs'],
    reason: "What a run made has the run's id and the name in its key; the bucket is named.",
  },
  {
    bucket: BUCKETS.answers,
    keys: '*',
    by: [
      'label-image',
      'analyze-text',
      'redact',
      'sentiment',
      'translate',
      'summarize-page',
      'consume-names',
    ],
    reason: 'An answer that is kept has a digest of its question for a key; the bucket is named.',
  },
];

/** Objects that roles may touch without naming each: their keys are not known beforehand. */
export const OBJECT_ACKNOWLEDGEMENTS: readonly Acknowledgement[] = OBJECTS.map(
  ({ bucket, keys, by, reason }) => ({
    id: `AwsSolutions-IAM5[Resource::marcopolo-{stage}-data:ExportsOutputFnGetAtt${bucket}/${keys}]`,
    at: by.map((name) => `marcopolo-{stage}/${name}/Role/Resource`),
    reason,
  }),
);
