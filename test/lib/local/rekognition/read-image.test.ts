import { describe, expect, it } from 'vitest';
import { type ReadObject, readImage } from '../../../../lib/local/rekognition/read-image.ts';
import { AwsError } from '../../../../lib/local/wire/aws-error.ts';

const MIB = 1024 * 1024;
const notAsked: ReadObject = async () => expect.unreachable('bytes in the request need no object');
const inRequest = (base64: string) => readImage({ kind: 'bytes', base64 }, notAsked);
const inS3 = (readObject: ReadObject) =>
  readImage({ kind: 's3', bucket: 'images', key: 'a.jpg' }, readObject);
const code = (name: string) => expect.objectContaining({ code: name, status: 400 });

describe('bytes in the request', () => {
  it.each(['', 'a', 'ab', 'abc', 'abcd'])('come out as they went in: %j', async (text) => {
    expect((await inRequest(Buffer.from(text).toString('base64'))).toString()).toBe(text);
  });

  it.each(['%%%%', 'AAA', 'AAAA\n', 'AA=A'])('are refused when they are not base64: %j', async (base64) => {
    await expect(inRequest(base64)).rejects.toEqual(code('InvalidParameterException'));
  });

  it('may be 5 MiB and not one more', async () => {
    expect(await inRequest(Buffer.alloc(5 * MIB).toString('base64'))).toHaveLength(5 * MIB);
    await expect(inRequest(Buffer.alloc(5 * MIB + 1).toString('base64'))).rejects.toEqual(
      code('ImageTooLargeException'),
    );
  });
});

describe('an object in S3', () => {
  it('is asked for with its version when the request has one', async () => {
    const asked: object[] = [];
    const readObject: ReadObject = async (object) => {
      asked.push(object);
      return Buffer.from('x');
    };
    await readImage({ kind: 's3', bucket: 'images', key: 'k', version: 'v2' }, readObject);
    await readImage({ kind: 's3', bucket: 'images', key: 'k' }, readObject);
    expect(asked).toEqual([
      { bucket: 'images', key: 'k', version: 'v2' },
      { bucket: 'images', key: 'k' },
    ]);
  });

  it('may be 15 MiB and not one more', async () => {
    expect(await inS3(async () => Buffer.alloc(15 * MIB))).toHaveLength(15 * MIB);
    await expect(inS3(async () => Buffer.alloc(15 * MIB + 1))).rejects.toEqual(
      code('ImageTooLargeException'),
    );
  });

  it.each([
    ['NoSuchKey', 404],
    ['NoSuchBucket', 404],
    ['AccessDenied', 403],
  ])('that S3 refuses with %s is an invalid object, in the words of AWS', async (name, status) => {
    const refuse = () => inS3(() => Promise.reject(new AwsError(name, 'no', status)));
    await expect(refuse()).rejects.toEqual(code('InvalidS3ObjectException'));
    await expect(refuse()).rejects.toThrow(
      'Unable to get object metadata from S3. Check object key, region and/or access permissions.',
    );
  });

  it('that S3 fails to give is a failure, not a fault of the request', async () => {
    const failure = new AwsError('InternalError', 'disk', 500);
    await expect(inS3(() => Promise.reject(failure))).rejects.toBe(failure);
  });
});
