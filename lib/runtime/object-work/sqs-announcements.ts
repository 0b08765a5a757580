import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Announcements, ListedObject } from './listed-objects.ts';

/** Messages in the shape of S3's own, without the sequencer that only S3 knows. */
export const sqsAnnouncements = (sqs: SQSClient, queueUrl: string): Announcements => ({
  announce: async (object) => {
    const MessageBody = JSON.stringify({ Records: [recordOf(object)] });
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody }));
  },
});

/** Keys are form-URL-encoded in a notification; a space may as well be `%20` there. */
const recordOf = ({ bucket, key, etag: eTag, size, eventTime }: ListedObject) => ({
  eventVersion: '2.1',
  eventSource: 'aws:s3',
  eventName: 'ObjectCreated:Put',
  eventTime,
  s3: { bucket: { name: bucket }, object: { key: encodeURIComponent(key), size, eTag } },
});
