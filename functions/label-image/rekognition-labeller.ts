import {
  DetectLabelsCommand,
  type Label,
  type RekognitionClient,
  RekognitionServiceException,
} from '@aws-sdk/client-rekognition';
import type { ErrorCode } from '../../lib/core/errors.ts';
import type { ImageLabel } from '../../lib/core/images/label-document.ts';
import type { Labeller } from './ports.ts';

/** Amazon Rekognition's DetectLabels, on the object where it lies. */
export const rekognitionLabeller = (rekognition: RekognitionClient): Labeller => ({
  label: async ({ bucket, key, versionId }) => {
    const S3Object = { Bucket: bucket, Name: key, ...(versionId !== undefined && { Version: versionId }) };
    try {
      const reply = await rekognition.send(new DetectLabelsCommand({ Image: { S3Object } }));
      return {
        ok: true,
        labels: (reply.Labels ?? []).map(imageLabel),
        modelVersion: reply.LabelModelVersion ?? 'unknown',
      };
    } catch (error) {
      return { ok: false, ...refusalIn(error) };
    }
  },
});

/** What the service will say again however often it is asked. */
const PERMANENT: Readonly<Record<string, { readonly code: ErrorCode; readonly detail: string }>> = {
  InvalidImageFormatException: {
    code: 'image_corrupt',
    detail: 'the picture cannot be decoded; export it again',
  },
  ImageTooLargeException: {
    code: 'image_too_large',
    detail: 'the picture is over what the service takes; shrink it',
  },
  InvalidParameterException: {
    code: 'image_dimensions_unsupported',
    detail: 'the service refuses the picture, mostly for a side under 80 pixels',
  },
};

const refusalIn = (error: unknown) => {
  const name = error instanceof RekognitionServiceException ? error.name : '';
  if (name === 'InvalidS3ObjectException') return { unreadable: true } as const;
  const reason = Object.hasOwn(PERMANENT, name) ? PERMANENT[name] : undefined;
  if (reason) return reason;
  throw error;
};

const imageLabel = ({ Name = '', Confidence = 0, Parents = [] }: Label): ImageLabel => ({
  name: Name,
  confidence: Confidence,
  parents: Parents.flatMap((parent) => parent.Name ?? []),
});
