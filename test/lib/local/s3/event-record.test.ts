import { expect, it } from 'vitest';
import { s3EventBody } from '../../../../lib/local/s3/event-record.ts';
import type { ObjectCreated } from '../../../../lib/local/s3/object-created.ts';

const EVENT: ObjectCreated = {
  bucket: 'images',
  key: 'red flower+1.jpg',
  size: 5,
  etag: 'abc',
  sequencer: '00AB',
  eventName: 'ObjectCreated:Put',
  eventTime: '2026-01-02T03:04:05.678Z',
};
const SOURCE = { region: 'eu-west-1', accountId: '123456789012' };

it('is the notification that S3 sends', () => {
  expect(s3EventBody(EVENT, SOURCE)).toEqual({
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'eu-west-1',
        eventTime: '2026-01-02T03:04:05.678Z',
        eventName: 'ObjectCreated:Put',
        userIdentity: { principalId: '123456789012' },
        requestParameters: { sourceIPAddress: '127.0.0.1' },
        responseElements: {
          'x-amz-request-id': expect.stringMatching(/^[0-9A-F]{16}$/),
          'x-amz-id-2': expect.any(String),
        },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: expect.any(String),
          bucket: {
            name: 'images',
            ownerIdentity: { principalId: '123456789012' },
            arn: 'arn:aws:s3:::images',
          },
          object: { key: 'red+flower%2B1.jpg', size: 5, eTag: 'abc', sequencer: '00AB' },
        },
      },
    ],
  });
});

it.each([
  ['a/b c.jpg', 'a/b+c.jpg'],
  ['../../etc/passwd', '../../etc/passwd'],
  ['50%.txt', '50%25.txt'],
  ["it's (1)!~*.txt", 'it%27s+%281%29%21%7E*.txt'],
  ['🌺\0', '%F0%9F%8C%BA%00'],
])('form-encodes the key %j', (key, encoded) => {
  const [record] = s3EventBody({ ...EVENT, key }, SOURCE).Records;
  expect(record?.s3.object.key).toBe(encoded);
  expect(decodeURIComponent(encoded.replaceAll('+', ' '))).toBe(key);
});
