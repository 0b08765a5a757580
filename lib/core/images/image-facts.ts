import { imageSize } from 'image-size';

/** Rekognition's limits, from the DetectLabels reference: bytes in S3, and pixels a side. */
export const IMAGE_LIMITS = { bytes: 15 * 1024 * 1024, smallestSide: 80, largestSide: 10_000 } as const;

export type ImageFormat = 'jpeg' | 'png';

/** What the first bytes of a file say: its dimensions are absent when the header ends before them. */
export interface ImageFacts {
  readonly format: ImageFormat;
  readonly size?: { readonly width: number; readonly height: number };
}

/** Reads what a picture is from its leading bytes, never from its name; `undefined` for all but JPEG and PNG. */
export const imageFacts = (head: Uint8Array): ImageFacts | undefined => {
  const format = formatOf(head);
  if (format === undefined) return undefined;
  const size = sizeOf(head);
  return size === undefined ? { format } : { format, size };
};

const SIGNATURES: readonly (readonly [ImageFormat, readonly number[]])[] = [
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

const formatOf = (head: Uint8Array): ImageFormat | undefined =>
  SIGNATURES.find(([, signature]) => signature.every((byte, index) => head[index] === byte))?.[0];

/** A header that is cut or damaged says nothing; decoding decides then. */
const sizeOf = (head: Uint8Array) => {
  try {
    const { width, height } = imageSize(head);
    return { width, height };
  } catch {
    return undefined;
  }
};
