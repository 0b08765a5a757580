import sharp from 'sharp';

/** A real picture, small. */
export const PICTURE: Uint8Array = await sharp({
  create: { width: 120, height: 90, channels: 3, background: '#c33' },
})
  .jpeg()
  .toBuffer();
