import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { createRekognitionService } from '../../../lib/local/rekognition/rekognition-service.ts';
import { AwsError } from '../../../lib/local/wire/aws-error.ts';
import { serveJson } from '../../lib/local/wire-server.ts';
import type { ClientOptions } from './emulator.ts';

/** The laptop cloud's DetectLabels over the emulator's buckets, for MiniStack has no Rekognition and Moto's answers are canned. */
export const serveLabels = (options: ClientOptions) => {
  const s3 = new S3Client({ ...options, forcePathStyle: true });
  const readObject = async ({ bucket, key }: { readonly bucket: string; readonly key: string }) => {
    try {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    } catch (error) {
      throw new AwsError(error instanceof Error ? error.name : 'NoSuchKey', String(error));
    }
  };
  return serveJson([createRekognitionService({ readObject })]);
};
