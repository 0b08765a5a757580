import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../../../lib/local/rekognition/decode-image.ts';
import { measureLight, measureQuality } from '../../../../lib/local/rekognition/image-quality.ts';
import { drawn, halves, noise, solid } from './pictures.ts';

const lightOf = async (picture: Sharp) => measureLight(await decodeImage(await picture.png().toBuffer()));
const qualityOf = async (picture: Sharp) => measureQuality(await lightOf(picture));
const stripes = (width: number) =>
  drawn(
    Array.from(
      { length: 320 / width },
      (_, n) => `<rect x="${n * width}" width="${width}" height="240" fill="${n % 2 ? '#fff' : '#000'}"/>`,
    ).join(''),
  );

describe('brightness', () => {
  it.each([
    ['#000000', 0],
    ['#ffffff', 100],
    ['#808080', (100 * 128) / 255],
    ['#00ff00', 58.7],
  ])('of %s is %d', async (color, brightness) => {
    expect((await qualityOf(solid(color))).brightness).toBeCloseTo(brightness, 3);
  });
});

describe('contrast', () => {
  it('is nothing in a plain picture and everything between black and white', async () => {
    expect((await qualityOf(solid('#336699'))).contrast).toBeCloseTo(0, 2);
    expect((await qualityOf(halves('#000000', '#ffffff'))).contrast).toBeCloseTo(100, 3);
    expect((await qualityOf(halves('#404040', '#c0c0c0'))).contrast).toBeCloseTo((100 * 64) / 127.5, 3);
  });
});

describe('sharpness', () => {
  it('is nothing in a plain picture', async () => {
    expect((await qualityOf(solid('#336699'))).sharpness).toBe(0);
  });

  it('falls the more a picture is blurred', async () => {
    const blurred = [0.6, 1, 2, 4, 8].map((sigma) => qualityOf(noise().blur(sigma)));
    const sharpness = (await Promise.all([qualityOf(noise()), ...blurred])).map(
      (quality) => quality.sharpness,
    );
    expect(sharpness).toEqual(sharpness.toSorted((a, b) => b - a));
    expect(sharpness[0]).toBeGreaterThan(95);
    expect(sharpness.at(-1)).toBeLessThan(5);
  });

  it('follows its formula', async () => {
    // Stripes one pixel wide: each inner pixel differs by 255 from its left and right neighbour.
    const energy = (510 ** 2 * (318 * 238)) / (320 * 240);
    expect((await qualityOf(stripes(1))).sharpness).toBeCloseTo((100 * energy) / (energy + 100), 3);
  });
});

describe('the quality of a part', () => {
  it('counts the pixels of that part alone', async () => {
    const light = await lightOf(halves('#000000', '#ffffff'));
    const right = measureQuality(light, (pixel) => pixel % 320 >= 170);
    expect(right).toEqual({ brightness: 100, sharpness: 0, contrast: 0 });
  });

  it('is nothing where there are no pixels', async () => {
    const light = await lightOf(noise());
    expect(measureQuality(light, () => false)).toEqual({ brightness: 0, sharpness: 0, contrast: 0 });
  });
});
