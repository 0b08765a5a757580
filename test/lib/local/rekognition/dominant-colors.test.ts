import type { DominantColor } from '@aws-sdk/client-rekognition';
import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { clusterColors } from '../../../../lib/local/rekognition/color-clusters.ts';
import { decodeImage } from '../../../../lib/local/rekognition/decode-image.ts';
import { dominantColors } from '../../../../lib/local/rekognition/dominant-colors.ts';
import { drawn, gradient, halves, noise, solid } from './pictures.ts';

const colorsOf = async (picture: Sharp, most = 10): Promise<DominantColor[]> =>
  dominantColors(clusterColors(await decodeImage(await picture.png().toBuffer())).clusters, most);

describe('the dominant colours', () => {
  it('of a plain picture are its colour, to the level', async () => {
    expect(await colorsOf(solid('#dc143c'))).toEqual([
      {
        Red: 220,
        Green: 20,
        Blue: 60,
        HexCode: '#dc143c',
        CSSColor: 'crimson',
        SimplifiedColor: 'red',
        PixelPercent: 100,
      },
    ]);
  });

  it('have hex codes of six digits, dark as they may be', async () => {
    expect(await colorsOf(solid('#000102'))).toMatchObject([
      { HexCode: '#000102', SimplifiedColor: 'black' },
    ]);
  });

  it('of two halves are the two, with half of the pixels each', async () => {
    const colors = await colorsOf(halves('#ff0000', '#0000ff'));
    expect(colors.map(({ HexCode, PixelPercent }) => `${HexCode} ${PixelPercent}`).sort()).toEqual([
      '#0000ff 50',
      '#ff0000 50',
    ]);
  });

  it('come with the largest first and their true shares', async () => {
    const flag = drawn(
      '<rect width="320" height="240" fill="#008000"/><rect width="320" height="72" fill="#ffffff"/><rect y="216" width="320" height="24" fill="#000000"/>',
    );
    const colors = await colorsOf(flag);
    expect(colors.map(({ CSSColor, PixelPercent }) => [CSSColor, PixelPercent])).toEqual([
      ['green', 60],
      ['white', 30],
      ['black', 10],
    ]);
    expect(await colorsOf(flag, 2)).toEqual(colors.slice(0, 2));
    expect(await colorsOf(flag, 0)).toEqual([]);
  });

  it('leave out what covers less than a hundredth', async () => {
    const speck = (side: number) =>
      colorsOf(
        drawn(
          `<rect width="320" height="240" fill="white"/><rect width="${side}" height="${side}" fill="red"/>`,
        ),
      );
    expect(await speck(27)).toHaveLength(1);
    expect(await speck(28)).toHaveLength(2);
  });

  it('take shades that look the same as one colour', async () => {
    expect(await colorsOf(halves('#3c5ec8', '#3c61cb'))).toMatchObject([{ PixelPercent: 100 }]);
    expect(await colorsOf(halves('#3c78c8', '#4c8fe0'))).toHaveLength(2);
  });

  it('of many colours differ from each other and are at most twenty', async () => {
    const colors = await colorsOf(noise(), 20);
    expect(colors.length).toBeGreaterThan(10);
    expect(colors.length).toBeLessThanOrEqual(20);
    expect(new Set(colors.map(({ HexCode }) => HexCode)).size).toBe(colors.length);
  });

  it('of a gradient run from one end to the other', async () => {
    const colors = await colorsOf(gradient('#000000', '#ffffff'), 20);
    const simplified = new Set(colors.map(({ SimplifiedColor }) => SimplifiedColor));
    expect([...simplified].sort()).toEqual(['black', 'grey', 'white']);
  });
});
