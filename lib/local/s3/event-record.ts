import { randomBytes } from 'node:crypto';
import type { ObjectCreated } from './object-created.ts';

export interface EventSource {
  readonly region: string;
  readonly accountId: string;
}

/** One record of an S3 notification, as S3 sends it; the key is form-URL-encoded there. */
export const s3EventRecord = (event: ObjectCreated, { region, accountId }: EventSource) => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  awsRegion: region,
  eventTime: event.eventTime,
  eventName: event.eventName,
  userIdentity: { principalId: accountId },
  requestParameters: { sourceIPAddress: '127.0.0.1' },
  responseElements: {
    'x-amz-request-id': randomBytes(8).toString('hex').toUpperCase(),
    'x-amz-id-2': randomBytes(32).toString('base64'),
  },
  s3: {
    s3SchemaVersion: '1.0',
    configurationId: 'marcopolo',
    bucket: {
      name: event.bucket,
      ownerIdentity: { principalId: accountId },
      arn: `arn:aws:s3:::${event.bucket}`,
    },
    object: {
      key: formUrlEncoded(event.key),
      size: event.size,
      eTag: event.etag,
      sequencer: event.sequencer,
    },
  },
});

/** The body of a notification message. */
export const s3EventBody = (event: ObjectCreated, source: EventSource) => ({
  Records: [s3EventRecord(event, source)],
});

/** `red flower+1.jpg` is `red+flower%2B1.jpg`; slashes stay, as S3 leaves them. */
const formUrlEncoded = (key: string): string =>
  encodeURIComponent(key)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+');
