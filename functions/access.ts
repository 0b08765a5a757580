import type { Bucket, FunctionDefinition, Queue } from './definition.ts';

/** What Amazon Comprehend may be asked; each brings the call for many texts along, where there is one. */
export type TextAnalysis =
  | 'DetectDominantLanguage'
  | 'DetectSentiment'
  | 'DetectEntities'
  | 'DetectKeyPhrases'
  | 'DetectPiiEntities'
  | 'DetectSyntax';

/** What a function may touch; infra turns each into one hand-written policy statement. */
export type Access =
  | { readonly kind: 'read-objects'; readonly bucket: Bucket }
  | { readonly kind: 'list-objects'; readonly bucket: Bucket }
  | { readonly kind: 'write-objects'; readonly bucket: Bucket }
  /** Below one prefix only. */
  | { readonly kind: 'delete-objects'; readonly bucket: Bucket; readonly prefix: string }
  /** To the queue of a function that this bucket feeds. */
  | { readonly kind: 'announce-objects'; readonly bucket: Bucket; readonly to: string }
  | { readonly kind: 'detect-labels' }
  | { readonly kind: 'analyse-texts'; readonly by: readonly TextAnalysis[] }
  | { readonly kind: 'translate-texts' }
  | { readonly kind: 'send-messages'; readonly queue: Queue }
  /** Start executions of a workflow and look at them. */
  | { readonly kind: 'run-workflow'; readonly workflow: string };

/**
 * Whether a function answers out of itself: asking it costs nothing, starts nothing, and tells about its code alone.
 */
export const answersAlone = ({ access }: FunctionDefinition): boolean => access.length === 0;

/** The buckets a function may touch, each once. */
export const bucketsOf = ({ access }: FunctionDefinition): readonly Bucket[] => [
  ...new Set(access.flatMap((entry) => ('bucket' in entry ? [entry.bucket] : []))),
];
