import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readS3Notification } from '../../../lib/runtime/s3-records.ts';

const record = (
  change: { key?: string; object?: object; eventName?: string; eventVersion?: string } = {},
) => ({
  eventVersion: change.eventVersion ?? '2.1',
  eventName: change.eventName ?? 'ObjectCreated:Put',
  eventTime: '2026-11-23T19:05:07.000Z',
  s3: { bucket: { name: 'images' }, object: { key: change.key ?? 'cat.jpg', ...change.object } },
});
const created = (...records: unknown[]) => readS3Notification({ Records: records }).created;

describe('readS3Notification', () => {
  it.each([
    ['red+flower%2B1.jpg', 'red flower+1.jpg'],
    ['a+b%20c%2Bd.jpg', 'a b c+d.jpg'],
    ['%E7%8C%AB.png', '猫.png'],
    ['..%2F..%2Fetc%2Fpasswd', '../../etc/passwd'],
    ['nul%00.jpg', 'nul\0.jpg'],
  ])('decodes the key %s', (key, expected) => {
    expect(created(record({ key }))[0]?.key).toBe(expected);
  });

  it('gives back any key that S3 encodes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
        const encoded = new URLSearchParams({ key }).toString().slice('key='.length);
        expect(created(record({ key: encoded }))[0]?.key).toBe(key);
      }),
    );
  });

  it('keeps what the event says and leaves out what it does not', () => {
    const object = { size: 7, eTag: 'abc', versionId: null, sequencer: '00AA' };
    expect(created(record({ object }))).toEqual([
      {
        bucket: 'images',
        key: 'cat.jpg',
        eventTime: '2026-11-23T19:05:07.000Z',
        size: 7,
        etag: 'abc',
        sequencer: '00AA',
      },
    ]);
  });

  it('takes every record of a notification, and none', () => {
    expect(created(record(), record({ eventName: 'ObjectCreated:CompleteMultipartUpload' }))).toHaveLength(2);
    expect(created()).toEqual([]);
  });

  it('counts deletions and the test event, and does nothing about them', () => {
    expect(readS3Notification({ Records: [record({ eventName: 'ObjectRemoved:Delete' })] })).toEqual({
      created: [],
      ignored: 1,
    });
    expect(readS3Notification({ Service: 'Amazon S3', Event: 's3:TestEvent' })).toEqual({
      created: [],
      ignored: 1,
    });
  });

  it('takes a new minor version and refuses a new major one', () => {
    expect(created(record({ eventVersion: '2.9' }))).toHaveLength(1);
    expect(() => created(record({ eventVersion: '3.0' }))).toThrow('version 3.0 is not known');
  });

  it('does not decode a key that came through EventBridge', () => {
    const detail = { bucket: { name: 'images' }, object: { key: 'a+b%20c.jpg', etag: 'abc' } };
    const event = { source: 'aws.s3', 'detail-type': 'Object Created', time: '2026-11-23T19:05:07Z', detail };
    expect(readS3Notification(event).created).toEqual([
      { bucket: 'images', key: 'a+b%20c.jpg', eventTime: '2026-11-23T19:05:07Z', etag: 'abc' },
    ]);
    expect(readS3Notification({ ...event, 'detail-type': 'Object Deleted' }).ignored).toBe(1);
  });

  it.each([null, {}, [], 'text', { Records: 'none' }, { Records: [{}] }])('refuses %j', (event) => {
    expect(() => readS3Notification(event)).toThrow(
      expect.objectContaining({ name: 'ValidationError', code: 'event_unknown' }),
    );
  });

  it('refuses a key that is not URL-encoded', () => {
    expect(() => created(record({ key: '100%' }))).toThrow('is not URL-encoded');
  });
});
