import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../../../lib/local/rekognition/decode-image.ts';
import { measureImage } from '../../../../lib/local/rekognition/image-measures.ts';
import { imageProperties } from '../../../../lib/local/rekognition/image-properties.ts';
import { drawn, gradient, halves, noise, solid } from './pictures.ts';

const propertiesOf = async (picture: Sharp, most = 10) =>
  imageProperties(measureImage(await decodeImage(await picture.png().toBuffer())), most);

const SEA_AND_SKY =
  '<rect width="320" height="240" fill="#87ceeb"/><rect y="150" width="320" height="90" fill="#000080"/>';

describe('an object in front of something', () => {
  const ball = drawn(`${SEA_AND_SKY}<circle cx="160" cy="120" r="70" fill="#ffffff"/>`);

  it('is the foreground, and the rest the background', async () => {
    const { Foreground, Background } = await propertiesOf(ball);
    expect(Foreground?.DominantColors).toMatchObject([{ CSSColor: 'white', PixelPercent: 100 }]);
    expect(Background?.DominantColors).toMatchObject([{ CSSColor: 'skyblue' }, { CSSColor: 'navy' }]);
    const shares = Background?.DominantColors?.map(({ PixelPercent = 0 }) => PixelPercent) ?? [];
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(100, 3);
  });

  it('has its own brightness and sharpness, and no contrast, as AWS answers', async () => {
    const { Quality, Foreground, Background } = await propertiesOf(ball);
    expect(Object.keys(Quality ?? {})).toEqual(['Brightness', 'Sharpness', 'Contrast']);
    expect(Foreground?.Quality).toEqual({ Brightness: 100, Sharpness: expect.any(Number) });
    expect(Background?.Quality?.Brightness).toBeLessThan(Quality?.Brightness ?? 0);
    expect(Background?.Quality).not.toHaveProperty('Contrast');
  });

  it('may be cut by an edge of the picture', async () => {
    const person = '<rect x="110" y="60" width="100" height="180" fill="#b22222"/>';
    const { Foreground } = await propertiesOf(
      drawn(`<rect width="320" height="240" fill="#f5f5dc"/>${person}`),
    );
    expect(Foreground?.DominantColors).toMatchObject([{ CSSColor: 'firebrick' }]);
  });

  it('has as many dominant colours as are wanted', async () => {
    const { DominantColors, Foreground, Background } = await propertiesOf(ball, 1);
    for (const colors of [DominantColors, Foreground?.DominantColors, Background?.DominantColors]) {
      expect(colors).toHaveLength(1);
    }
  });
});

describe('a picture without an object in front', () => {
  it.each([
    ['a plain one', solid('#336699')],
    ['two halves', halves('#ff0000', '#0000ff')],
    ['a horizon', drawn(SEA_AND_SKY)],
    [
      'a band across',
      drawn(`<rect width="320" height="240" fill="white"/><rect y="85" width="320" height="70" fill="red"/>`),
    ],
    ['a gradient', gradient('#102040', '#f0e0a0')],
    ['noise', noise()],
    [
      'a speck',
      drawn(
        '<rect width="320" height="240" fill="white"/><rect x="150" y="110" width="30" height="30" fill="red"/>',
      ),
    ],
  ])('has neither foreground nor background: %s', async (_, picture) => {
    expect(Object.keys(await propertiesOf(picture))).toEqual(['Quality', 'DominantColors']);
  });
});
