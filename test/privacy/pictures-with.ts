import type { S3Client } from '@aws-sdk/client-s3';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import sharp from 'sharp';

/** A picture whose EXIF says who took it, of what, and where. */
const photographOf = (text: string): Promise<Buffer> =>
  sharp({ create: { width: 96, height: 90, channels: 3, background: '#3c6' } })
    .withExif({
      IFD0: { Artist: text, Copyright: text, ImageDescription: text },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '48/1 51/1 30/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '2/1 17/1 40/1',
      },
    })
    .jpeg()
    .toBuffer();

/** Uploads a picture and something that is none, with a text in key, EXIF, content, metadata and tags. */
export const uploadWith = async (s3: S3Client, text: string, index: number): Promise<readonly string[]> => {
  const value = encodeURIComponent(text);
  const about = {
    Bucket: 'images',
    Metadata: { owner: value, note: value },
    Tagging: `owner=${value}`,
    ContentDisposition: `attachment; filename=${value}`,
  };
  const keys = [`people/${index}/${text}.jpg`, `notes/${index}/${text}.png`];
  const bodies = [await photographOf(text), Buffer.from(`${text}\n`)];
  await Promise.all(
    keys.map((Key, which) => s3.send(new PutObjectCommand({ ...about, Key, Body: bodies[which] ?? '' }))),
  );
  return keys;
};
