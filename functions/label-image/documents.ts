import type { ImageFacts } from '../../lib/core/images/image-facts.ts';
import type { LabelDocument } from '../../lib/core/images/label-document.ts';
import type { GiveUpReason } from '../../lib/runtime/dead-letters.ts';
import { documentSource } from '../../lib/runtime/object-work/document-source.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';
import type { Labelled } from './ports.ts';

type Answer = Extract<Labelled, { ok: true }>;

export const labelledDocument = (
  object: CreatedObject,
  image: ImageFacts,
  { labels, modelVersion: labelModelVersion }: Answer,
): LabelDocument => ({ ...documentSource(object), status: 'labelled', image, labels, labelModelVersion });

export const rejectedDocument = (object: CreatedObject, { code, detail }: GiveUpReason): LabelDocument => ({
  ...documentSource(object),
  status: 'rejected',
  reason: { code, detail },
});
