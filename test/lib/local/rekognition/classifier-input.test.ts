import { describe, expect, it } from 'vitest';
import type { Preprocessing } from '../../../../lib/local/rekognition/classifier-folder.ts';
import { inputTensor } from '../../../../lib/local/rekognition/classifier-input.ts';
import { decodeImage } from '../../../../lib/local/rekognition/decode-image.ts';
import { drawn, solid } from './pictures.ts';

const PLAIN: Preprocessing = {
  width: 2,
  height: 1,
  mean: [0, 0, 0],
  std: [1, 1, 1],
  scale: 1,
  layout: 'NCHW',
  channelOrder: 'RGB',
};
const tensorOf = async (color: string, preprocessing: Partial<Preprocessing>) => {
  const raster = await decodeImage(await solid(color).png().toBuffer());
  const { data, dims } = await inputTensor(raster, { ...PLAIN, ...preprocessing });
  return { data: [...data], dims };
};

describe('the input of a classifier', () => {
  it.each<[Partial<Preprocessing>, number[], number[]]>([
    [{ layout: 'NCHW', channelOrder: 'RGB' }, [1, 3, 1, 2], [10, 10, 20, 20, 30, 30]],
    [{ layout: 'NCHW', channelOrder: 'BGR' }, [1, 3, 1, 2], [30, 30, 20, 20, 10, 10]],
    [{ layout: 'NHWC', channelOrder: 'RGB' }, [1, 1, 2, 3], [10, 20, 30, 10, 20, 30]],
    [{ layout: 'NHWC', channelOrder: 'BGR' }, [1, 1, 2, 3], [30, 20, 10, 30, 20, 10]],
  ])('has the order of %j', async (order, dims, data) => {
    expect(await tensorOf('#0a141e', order)).toEqual({ data, dims });
  });

  it('is scaled, then less the mean, then over the deviation, each for its own channel', async () => {
    const { data } = await tensorOf('#0a141e', {
      width: 1,
      scale: 0.5,
      mean: [1, 2, 3],
      std: [4, 8, 12],
      channelOrder: 'BGR',
    });
    expect(data).toEqual([1, 1, 1]);
  });

  it('is the middle of a picture that has another shape', async () => {
    const wide = drawn(
      '<rect width="320" height="240" fill="#000"/><rect x="40" width="240" height="240" fill="#fff"/>',
    );
    const raster = await decodeImage(await wide.png().toBuffer());
    const { data } = await inputTensor(raster, { ...PLAIN, width: 60, height: 60 });
    expect(Math.min(...data)).toBeGreaterThan(200);
  });
});
