import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Access, Bucket } from '../../../functions/definition.ts';
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
    /** The queue brings it along. */
    case 'announce-objects':
      return [];
    case 'write-objects':
      return [allow(['s3:PutObject'], buckets[access.bucket].arnForObjects('*'))];
    case 'delete-objects':
      return [allow(['s3:DeleteObject'], buckets[access.bucket].arnForObjects(`${access.prefix}*`))];
    case 'detect-labels':
      return [allow(['rekognition:DetectLabels'], NO_ARN)];
    default:
      return unreachable(access);
  }
};

/** For actions that AWS authorizes on no resource in particular. */
export const NO_ARN = '*';

export const allow = (actions: string[], ...resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions, resources });

/** Without the right to list, S3 answers 403 for an object that is gone, which nobody can tell from a fault. */
const readObjects = (bucket: IBucket): readonly PolicyStatement[] => [
  allow(['s3:GetObject', 's3:GetObjectVersion'], bucket.arnForObjects('*')),
  allow(['s3:ListBucket'], bucket.bucketArn),
];
