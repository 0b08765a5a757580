import * as z from 'zod';
import { ValidationError } from '../core/errors.ts';

/** An object that was created, with its key as it really is. */
export interface CreatedObject {
  readonly bucket: string;
  readonly key: string;
  /** Bytes; absent where the event does not say. */
  readonly size?: number;
  readonly etag?: string;
  readonly versionId?: string;
  /** S3's order of events on one key, hexadecimal. */
  readonly sequencer?: string;
  /** ISO 8601, UTC. */
  readonly eventTime: string;
  /** S3's id of the request that created it. */
  readonly requestId?: string;
}

/** What an S3 notification says: what was created, and how many records were about something else. */
export interface S3Notification {
  readonly created: readonly CreatedObject[];
  readonly ignored: number;
}

/** Lenient on purpose: IPv6 sources, service principals and null version ids are all real. */
const ObjectFacts = z.object({
  key: z.string(),
  size: z.number().nullish(),
  eTag: z.string().nullish(),
  versionId: z.string().nullish(),
  sequencer: z.string().nullish(),
});
const S3Record = z.object({
  eventVersion: z.string(),
  eventName: z.string(),
  eventTime: z.string(),
  responseElements: z.object({ 'x-amz-request-id': z.string().nullish() }).nullish(),
  s3: z.object({ bucket: z.object({ name: z.string() }), object: ObjectFacts }),
});
const Records = z.object({ Records: z.array(S3Record) });
const TestEvent = z.object({ Service: z.string(), Event: z.literal('s3:TestEvent') });
const EventBridge = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.string(),
  time: z.string(),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    'request-id': z.string().nullish(),
    object: z.object({
      key: z.string(),
      size: z.number().nullish(),
      etag: z.string().nullish(),
      'version-id': z.string().nullish(),
      sequencer: z.string().nullish(),
    }),
  }),
});

/**
 * Reads an S3 notification, straight from S3 or through EventBridge; the test event that S3 sends
 * when a notification is set up holds no objects.
 *
 * @throws {ValidationError} `event_unknown` for anything else, and for a major version above 2.
 */
export const readS3Notification = (event: unknown): S3Notification => {
  if (TestEvent.safeParse(event).success) return { created: [], ignored: 1 };
  const bridged = EventBridge.safeParse(event);
  if (bridged.success) return fromEventBridge(bridged.data);
  const records = Records.safeParse(event);
  if (!records.success)
    throw new ValidationError('event_unknown', 'the event is not an S3 notification: it needs "Records"');
  const created = records.data.Records.filter(isCreation).map(createdObject);
  return { created, ignored: records.data.Records.length - created.length };
};

const isCreation = ({ eventVersion, eventName }: z.infer<typeof S3Record>): boolean => {
  if (eventVersion.split('.')[0] !== '2') {
    const shown = /^\d{1,3}\.\d{1,3}$/.test(eventVersion) ? eventVersion : 'of that kind';
    throw new ValidationError('event_unknown', `S3 event version ${shown} is not known; 2.x is`);
  }
  return eventName.replace(/^s3:/, '').startsWith('ObjectCreated:');
};

const createdObject = ({ eventTime, s3, responseElements }: z.infer<typeof S3Record>): CreatedObject => ({
  bucket: s3.bucket.name,
  key: decodeKey(s3.object.key),
  eventTime,
  ...present({
    size: s3.object.size,
    etag: s3.object.eTag,
    versionId: s3.object.versionId,
    sequencer: s3.object.sequencer,
    requestId: responseElements?.['x-amz-request-id'],
  }),
});

const fromEventBridge = ({
  time,
  detail,
  'detail-type': type,
}: z.infer<typeof EventBridge>): S3Notification => {
  if (type !== 'Object Created') return { created: [], ignored: 1 };
  const { key, size, etag, sequencer, 'version-id': versionId } = detail.object;
  const requestId = detail['request-id'];
  const created = {
    bucket: detail.bucket.name,
    key,
    eventTime: time,
    ...present({ size, etag, versionId, sequencer, requestId }),
  };
  return { created: [created], ignored: 0 };
};

/** Keys come form-URL-encoded: a plus is a space, then percent sequences are UTF-8 bytes. */
const decodeKey = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch (cause) {
    throw new ValidationError('event_unknown', 'the object key in the event is not URL-encoded UTF-8', {
      cause,
    });
  }
};

type Present<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

const present = <T extends object>(values: T): Present<T> =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null),
  ) as Present<T>;
