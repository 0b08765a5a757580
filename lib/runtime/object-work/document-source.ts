import type { DocumentSource } from '../../core/document-source.ts';
import type { CreatedObject } from '../s3-records.ts';

/** What every result says of the object it is about. */
export const documentSource = ({
  bucket,
  key,
  versionId,
  etag,
  sequencer,
  eventTime,
}: CreatedObject): { readonly source: DocumentSource; readonly eventTime: string } => ({
  source: {
    bucket,
    key,
    ...(versionId !== undefined && { versionId }),
    ...(etag !== undefined && { etag }),
    ...(sequencer !== undefined && { sequencer }),
  },
  eventTime,
});
