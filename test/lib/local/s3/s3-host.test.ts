import { expect, it } from 'vitest';
import { s3Host } from '../../../../lib/local/s3/s3-host.ts';

it.each([
  ['images.localhost:4566', 'images'],
  ['images.s3.localhost:4566', 'images'],
  ['images.s3.eu-west-1.localhost:4566', 'images'],
  ['my.images.s3.localhost', 'my.images'],
  ['localhost:4566', undefined],
  ['s3.localhost:4566', undefined],
  ['s3.us-east-1.localhost', undefined],
  ['127.0.0.1:4566', undefined],
  [undefined, undefined],
])('finds in the host %s the bucket %s', (host, bucket) => {
  expect(s3Host(host)).toBe(bucket);
});
