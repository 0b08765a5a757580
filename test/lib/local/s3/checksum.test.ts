import { expect, it } from 'vitest';
import { CHECKSUM_NAMES, checksumOf } from '../../../../lib/local/s3/checksum.ts';

const EXPECTED = {
  crc32: 'y/Q5Jg==',
  crc32c: '4waSgw==',
  crc64nvme: 'rosUhgp5mIg=',
  md5: 'JfnnlDI7RTiF9RgfG2JNCw==',
  sha1: '98O8HYCOBHMq32eZZczDTKeuNEE=',
  sha256: 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=',
  sha512: '2eZ2LdHI6vbWGzxhkvxAjU1tXxF20MKRabwk5xw/J0rSf81YEbMT1oH35V7ALXPUmclUVba1u1A6z1dPuo/+hQ==',
} as const;

it.each(CHECKSUM_NAMES)('computes %s of "123456789" in base64', (name) => {
  expect(checksumOf(name, Buffer.from('123456789'))).toBe(EXPECTED[name]);
});
