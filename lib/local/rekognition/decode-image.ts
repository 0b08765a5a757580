import { IMAGE_LIMITS, imageFacts } from '../../core/images/image-facts.ts';
import { AwsError } from '../wire/aws-error.ts';
import type { Raster } from './raster.ts';

/** Enough for colours and composition, and quick: it halves a 640 x 480 picture, which JPEG decoders do for free. */
const LONGEST_SIDE = 320;

/**
 * Decodes a JPEG or PNG, turned the way its EXIF data says, to sRGB within 320 x 320 pixels.
 * CMYK, 16-bit, grey and palette pictures all come out as 8-bit RGB; transparency is laid on white;
 * an animated PNG gives its default picture. Nothing else of the file is kept.
 *
 * @throws {AwsError} `InvalidImageFormatException` for other formats and damaged files,
 * `ImageTooLargeException` above 10,000 pixels a side, from the header alone,
 * `InvalidParameterException` below 80 pixels a side, as AWS answers.
 */
export const decodeImage = async (bytes: Buffer): Promise<Raster> => {
  if (imageFacts(bytes) === undefined) throw invalidFormat('it is neither a JPEG nor a PNG');
  const { default: sharp } = await import('sharp');
  const image = sharp(bytes, { failOn: 'error', limitInputPixels: false });
  const header = await decoded(() => image.metadata());
  refuseSize(header.width, header.height);
  const { data, info } = await decoded(() =>
    image
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
  return { width: info.width, height: info.height, pixels: data };
};

const refuseSize = (width: number, height: number): void => {
  const { smallestSide, largestSide } = IMAGE_LIMITS;
  if (Math.max(width, height) > largestSide) {
    const message = `Input image dimensions ${width} x ${height} exceed maximum dimension size of ${largestSide} pixels`;
    throw new AwsError('ImageTooLargeException', message);
  }
  if (Math.min(width, height) < smallestSide) {
    const reason = `the image is ${width} x ${height} pixels and each side must have at least ${smallestSide}`;
    throw new AwsError('InvalidParameterException', `Request has invalid parameters: ${reason}.`);
  }
};

const decoded = async <T>(decode: () => Promise<T>): Promise<T> => {
  try {
    return await decode();
  } catch (cause) {
    const refusal = invalidFormat('it is damaged or cut short');
    refusal.cause = cause;
    throw refusal;
  }
};

const invalidFormat = (reason: string): AwsError =>
  new AwsError('InvalidImageFormatException', `Request has invalid image format: ${reason}.`);
