import { BlockPublicAccess, BucketEncryption, type BucketProps, ObjectOwnership } from 'aws-cdk-lib/aws-s3';

/**
 * What every bucket has in common. S3's own keys rather than KMS: a KMS key on a bucket that
 * notifies a queue under the same key is a circular dependency, S3 cannot write access logs under a
 * default KMS key, and every call would be charged for.
 */
export const closedBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  versioned: true,
} as const satisfies BucketProps;
