import { describe, expect, it } from 'vitest';
import { checkRead, checkWrite } from '../../../../lib/local/s3/conditions.ts';
import type { ObjectRecord } from '../../../../lib/local/s3/object-record.ts';

const RECORD: ObjectRecord = {
  ...{ key: 'k', stored: 'plain', size: 1, mtimeMs: 1, etag: 'abc', sequencer: '1', notified: true },
  ...{ headers: [], metadata: [], tags: [], checksums: [], parts: [], checksumType: 'FULL_OBJECT' },
  eventName: 'ObjectCreated:Put',
  lastModified: '2026-03-04T05:06:07.890Z',
};
const BEFORE = 'Wed, 04 Mar 2026 05:06:06 GMT';
const SAME_SECOND = 'Wed, 04 Mar 2026 05:06:07 GMT';
const FAILED = expect.objectContaining({ code: 'PreconditionFailed', status: 412 });

describe('checkRead', () => {
  it.each([
    ['no condition', {}, true],
    ['If-Match with the tag', { ifMatch: '"abc"' }, true],
    ['If-Match with the tag in a list', { ifMatch: '"x", "abc"' }, true],
    ['If-Match *', { ifMatch: '*' }, true],
    ['If-None-Match with the tag', { ifNoneMatch: '"abc"' }, false],
    ['If-None-Match with the weak tag', { ifNoneMatch: 'W/"abc"' }, false],
    ['If-None-Match with another tag', { ifNoneMatch: '"x"' }, true],
    ['If-Modified-Since an earlier second', { ifModifiedSince: BEFORE }, true],
    ['If-Modified-Since the same second', { ifModifiedSince: SAME_SECOND }, false],
    ['If-Unmodified-Since the same second', { ifUnmodifiedSince: SAME_SECOND }, true],
    ['a date that is none', { ifModifiedSince: 'yesterday' }, true],
    [
      'If-Match that holds beside a date that does not',
      { ifMatch: '"abc"', ifUnmodifiedSince: BEFORE },
      true,
    ],
    [
      'If-None-Match that holds beside a date that does not',
      { ifNoneMatch: '"x"', ifModifiedSince: SAME_SECOND },
      true,
    ],
  ])('with %s says whether to give the object', (_, conditions, expected) => {
    expect(checkRead(conditions, RECORD)).toBe(expected);
  });

  it.each([
    ['another tag', { ifMatch: '"x"' }],
    ['an earlier date', { ifUnmodifiedSince: BEFORE }],
  ])('refuses when the object was to have %s', (_, conditions) => {
    expect(() => checkRead(conditions, RECORD)).toThrow(FAILED);
  });
});

describe('checkWrite', () => {
  it('lets If-None-Match: * make an object but not replace one', () => {
    expect(() => checkWrite({ ifNoneMatch: '*' }, undefined)).not.toThrow();
    expect(() => checkWrite({ ifNoneMatch: '*' }, RECORD)).toThrow(FAILED);
  });

  it('lets If-Match replace the object it names and no other', () => {
    expect(() => checkWrite({ ifMatch: '"abc"' }, RECORD)).not.toThrow();
    expect(() => checkWrite({ ifMatch: '"x"' }, RECORD)).toThrow(FAILED);
  });

  it('finds no key for If-Match when there is no object', () => {
    expect(() => checkWrite({ ifMatch: '"abc"' }, undefined)).toThrow(
      expect.objectContaining({ code: 'NoSuchKey', status: 404 }),
    );
  });
});
