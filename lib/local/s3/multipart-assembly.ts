import { createHash } from 'node:crypto';
import { AwsError } from '../wire/aws-error.ts';
import { type ChecksumName, checksumOf, isChecksumName } from './checksum.ts';
import type { WriteCondition } from './conditions.ts';
import type { BodyDigests, IncomingBody } from './incoming-body.ts';
import type { MultipartUpload, UploadedPart } from './multipart-upload.ts';
import type { Pairs } from './object-record.ts';
import type { PutRequest } from './object-store.ts';

/** What the client says the object consists of. */
export interface Completion {
  readonly parts: ReadonlyArray<{
    readonly number: number;
    readonly etag: string;
    readonly checksums: Pairs;
  }>;
  readonly condition?: WriteCondition;
  /** Checksums of the whole that the client expects, base64 by algorithm. */
  readonly expected?: Pairs;
  /** Bytes of the whole that the client expects. */
  readonly expectedSize?: number;
}

/** Every part but the last has at least 5 MiB. */
const SMALLEST_PART_BYTES = 5 * 1_024 * 1_024;

/** Judges a completion and says what the finished object will be. */
export const assembly = (
  upload: MultipartUpload,
  uploaded: readonly UploadedPart[],
  completion: Completion,
) => {
  const parts = chosenParts(uploaded, completion);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (completion.expectedSize !== undefined && completion.expectedSize !== size) {
    throw new AwsError(
      'InvalidRequest',
      `The parts have ${size} bytes together, not the ${completion.expectedSize} that x-amz-mp-object-size says.`,
    );
  }
  const name = upload.checksum?.name;
  const known = name !== undefined && isChecksumName(name) ? name : undefined;
  const isComposite = known !== undefined && upload.checksum?.type === 'COMPOSITE';
  const expectedNames = (completion.expected ?? []).map(([expected]) => expected).filter(isChecksumName);
  const body: Pick<IncomingBody, 'checksums' | 'check'> = {
    checksums: isComposite ? [] : known === undefined ? expectedNames : [known],
    check: (digests) => wholeChecksum(isComposite ? compositeOf(known, parts) : [], digests, completion),
  };
  return { parts, body, multipart: describe(parts, isComposite ? 'COMPOSITE' : 'FULL_OBJECT') };
};

const chosenParts = (uploaded: readonly UploadedPart[], { parts }: Completion): readonly UploadedPart[] => {
  if (parts.length === 0) throw new AwsError('MalformedXML', 'You must specify at least one part');
  const byNumber = new Map(uploaded.map((part) => [part.number, part]));
  const chosen = parts.map(({ number, etag, checksums }, index) => {
    if (number <= (parts[index - 1]?.number ?? 0)) {
      throw new AwsError(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
      );
    }
    const part = byNumber.get(number);
    if (part === undefined || part.etag !== etag || !agree(checksums, part.checksums))
      throw invalidPart(number);
    return part;
  });
  const small = chosen.slice(0, -1).find(({ size }) => size < SMALLEST_PART_BYTES);
  if (small === undefined) return chosen;
  throw new AwsError(
    'EntityTooSmall',
    `Part ${small.number} has ${small.size} bytes; every part but the last needs at least ${SMALLEST_PART_BYTES}.`,
  );
};

const invalidPart = (number: number): AwsError =>
  new AwsError(
    'InvalidPart',
    `Part ${number} could not be found, or its entity tag or checksum is not that of the part uploaded.`,
  );

/** What the client repeats about a part has to be what the part has; what the part lacks is not compared. */
const agree = (claimed: Pairs, actual: Pairs): boolean => {
  const values = new Map(actual);
  return claimed.every(([name, value]) => (values.get(name) ?? value) === value);
};

/** The checksum of the parts' checksums, `-` and their number. */
const compositeOf = (name: ChecksumName, parts: readonly UploadedPart[]): Pairs => {
  const values = parts.map(({ checksums }) => Buffer.from(new Map(checksums).get(name) ?? '', 'base64'));
  return [[name, `${checksumOf(name, Buffer.concat(values))}-${parts.length}`]];
};

/** @throws {AwsError} BadDigest when the client expected something else. */
const wholeChecksum = (composite: Pairs, digests: BodyDigests, { expected = [] }: Completion): Pairs => {
  const actual = new Map([...digests.checksums, ...composite]);
  for (const [name, value] of expected) {
    if ((actual.get(name) ?? value) === value) continue;
    throw new AwsError(
      'BadDigest',
      `The ${name.toUpperCase()} you specified did not match the calculated checksum.`,
    );
  }
  return composite;
};

const describe = (
  parts: readonly UploadedPart[],
  checksumType: 'COMPOSITE' | 'FULL_OBJECT',
): NonNullable<PutRequest['multipart']> => {
  const digests = Buffer.concat(parts.map(({ etag }) => Buffer.from(etag, 'hex')));
  return {
    etag: `${createHash('md5').update(digests).digest('hex')}-${parts.length}`,
    parts: parts.map(({ number, size, checksums }) => ({ number, size, checksums })),
    checksumType,
  };
};
