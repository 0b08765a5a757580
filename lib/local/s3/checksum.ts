import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { crc32c, crc64nvme } from './crc.ts';

/** The algorithms that are computed and verified, as in `x-amz-checksum-<name>`. */
export const CHECKSUM_NAMES = ['crc32', 'crc32c', 'crc64nvme', 'md5', 'sha1', 'sha256', 'sha512'] as const;
export type ChecksumName = (typeof CHECKSUM_NAMES)[number];

/** S3 knows these too; nothing here computes them, so what the client claims is stored and echoed unverified. */
export const UNVERIFIED_CHECKSUM_NAMES = ['xxhash3', 'xxhash64', 'xxhash128'] as const;

export const isChecksumName = (name: string): name is ChecksumName =>
  CHECKSUM_NAMES.some((known) => known === name);

/** Whether S3 lets a multipart object have one checksum over all its bytes in this algorithm. */
export const allowsFullObject = (name: string): boolean => name.startsWith('crc');

export interface Checksum {
  update(bytes: Uint8Array): void;
  /** Once, at the end. */
  digest(): Buffer;
}

export const createChecksum = (name: ChecksumName): Checksum => {
  switch (name) {
    case 'crc32':
      return zlibCrc32();
    case 'crc32c':
      return fromCrc(crc32c());
    case 'crc64nvme':
      return fromCrc(crc64nvme());
    default:
      return createHash(name);
  }
};

/** The checksum of bytes that are all here, in base64. */
export const checksumOf = (name: ChecksumName, bytes: Uint8Array): string => {
  const checksum = createChecksum(name);
  checksum.update(bytes);
  return checksum.digest().toString('base64');
};

const fromCrc = ({ update, value }: ReturnType<typeof crc32c>): Checksum => ({ update, digest: value });

const zlibCrc32 = (): Checksum => {
  let crc = 0;
  return {
    update: (bytes) => {
      crc = crc32(bytes, crc);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(crc);
      return bytes;
    },
  };
};
