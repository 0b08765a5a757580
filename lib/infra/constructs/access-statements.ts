import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Access, TextAnalysis } from '../../../functions/access.ts';
import type { Bucket } from '../../../functions/definition.ts';
import { unreachable } from '../unreachable.ts';

/**
 * The statements that let a function do one thing it asks for, and nothing else. Written by hand:
 * CDK's grants add `s3:GetBucket*`, `s3:List*`, legal holds and more.
 */
export const accessStatements = (
  access: Access,
  buckets: Readonly<Record<Bucket, IBucket>>,
): readonly PolicyStatement[] => {
  switch (access.kind) {
    case 'read-objects':
      return readObjects(buckets[access.bucket]);
    case 'list-objects':
      return [allow(['s3:ListBucket'], buckets[access.bucket].bucketArn)];
    /** The queue brings it along, and the workflow. */
    case 'announce-objects':
    case 'send-messages':
    case 'run-workflow':
      return [];
    case 'write-objects':
      return [allow(['s3:PutObject'], buckets[access.bucket].arnForObjects('*'))];
    case 'delete-objects':
      return [allow(['s3:DeleteObject'], buckets[access.bucket].arnForObjects(`${access.prefix}*`))];
    case 'detect-labels':
      return [allow(['rekognition:DetectLabels'], NO_ARN)];
    case 'analyse-texts':
      return [allow(access.by.flatMap(comprehendActions), NO_ARN)];
    /** Translate asks Comprehend for a language that nobody named, with the caller's rights. */
    case 'translate-texts':
      return [allow(['translate:TranslateText', 'comprehend:DetectDominantLanguage'], NO_ARN)];
    default:
      return unreachable(access);
  }
};

/** For actions that AWS authorizes on no resource in particular. */
export const NO_ARN = '*';

export const allow = (actions: string[], ...resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources });

/** Personal data has no call for many texts. */
const comprehendActions = (analysis: TextAnalysis): readonly string[] =>
  analysis === 'DetectPiiEntities'
    ? [`comprehend:${analysis}`]
    : [`comprehend:${analysis}`, `comprehend:Batch${analysis}`];

/** Without the right to list, S3 answers 403 for an object that is gone, which nobody can tell from a fault. */
const readObjects = (bucket: IBucket): readonly PolicyStatement[] => [
  allow(['s3:GetObject', 's3:GetObjectVersion'], bucket.arnForObjects('*')),
  allow(['s3:ListBucket'], bucket.bucketArn),
];
