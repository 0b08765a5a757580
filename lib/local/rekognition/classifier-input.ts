import type { Preprocessing } from './classifier-folder.ts';
import type { Raster } from './raster.ts';

/** The values of a float32 input, with its shape. */
export interface InputTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** The middle of the picture, scaled to the size and written in the order that the model wants; a batch of one. */
export const inputTensor = async (raster: Raster, preprocessing: Preprocessing): Promise<InputTensor> => {
  const { width, height, layout } = preprocessing;
  const pixels = await fitted(raster, width, height);
  const data = new Float32Array(pixels.length);
  const area = width * height;
  pixels.forEach((level, at) => {
    const [pixel, channel] = [Math.floor(at / 3), at % 3];
    const place = preprocessing.channelOrder === 'RGB' ? channel : 2 - channel;
    const mean = preprocessing.mean[channel] ?? 0;
    const std = preprocessing.std[channel] ?? 1;
    data[layout === 'NCHW' ? place * area + pixel : 3 * pixel + place] =
      (level * preprocessing.scale - mean) / std;
  });
  return { data, dims: layout === 'NCHW' ? [1, 3, height, width] : [1, height, width, 3] };
};

const fitted = async (
  { width, height, pixels }: Raster,
  toWidth: number,
  toHeight: number,
): Promise<Buffer> => {
  const { default: sharp } = await import('sharp');
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize({ width: toWidth, height: toHeight, fit: 'cover' })
    .raw()
    .toBuffer();
};
