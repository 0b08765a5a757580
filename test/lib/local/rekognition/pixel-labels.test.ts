import type { Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../../../lib/local/rekognition/decode-image.ts';
import { measureImage } from '../../../../lib/local/rekognition/image-measures.ts';
import { pixelLabels } from '../../../../lib/local/rekognition/pixel-labels.ts';
import { drawn, gradient, halves, noise, solid } from './pictures.ts';

const checkered = (one: string, other: string): Sharp =>
  drawn(
    Array.from({ length: 12 }, (_, tile) => {
      const [column, row] = [tile % 4, Math.floor(tile / 4)];
      const color = (column + row) % 2 === 0 ? one : other;
      return `<rect x="${column * 80}" y="${row * 80}" width="80" height="80" fill="${color}"/>`;
    }).join(''),
  );
const labelsOf = async (picture: Sharp) =>
  pixelLabels(measureImage(await decodeImage(await picture.png().toBuffer())));

/** Names and whole confidences of what is at least 1 % sure, by name. */
const surely = async (picture: Sharp): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await labelsOf(picture))
      .filter(({ confidence }) => confidence >= 1)
      .map(({ name, confidence }) => [name, Math.round(confidence)])
      .sort(),
  );

describe('the labels of a picture', () => {
  it.each<[string, Sharp, Record<string, number>]>([
    ['plain red', solid('#dc143c'), { Monochrome: 100, Red: 100, 'Solid Color': 100 }],
    [
      'plain black',
      solid('#000000'),
      { Black: 100, Dark: 100, Grayscale: 100, Monochrome: 100, 'Solid Color': 100 },
    ],
    [
      'plain white',
      solid('#ffffff'),
      { Bright: 100, Grayscale: 100, Monochrome: 100, 'Solid Color': 100, White: 100 },
    ],
    ['half red, half blue', halves('#ff0000', '#0000ff'), { Blue: 75, Red: 75 }],
    ['noise', noise(), { Texture: 100 }],
  ])('say what its pixels prove: %s', async (_, picture, expected) => {
    expect(await surely(picture)).toMatchObject(expected);
  });

  it('say nothing that they do not prove', async () => {
    expect(Object.keys(await surely(halves('#ff0000', '#0000ff')))).toEqual(['Blue', 'Dark', 'Red']);
    expect(Object.keys(await surely(solid('#dc143c')))).toEqual(['Monochrome', 'Red', 'Solid Color']);
  });

  it('grow surer of a colour with the part it covers', async () => {
    const green = async (width: number) =>
      (
        await surely(
          drawn(
            `<rect width="320" height="240" fill="#fff"/><rect width="${width}" height="240" fill="#008000"/>`,
          ),
        )
      ).Green;
    expect(await Promise.all([32, 160, 320].map(green))).toEqual([19, 75, 100]);
  });

  it('call a tinted picture monochrome but not grayscale, and one with two hues neither', async () => {
    const sepia = await surely(gradient('#2b1d0e', '#e8d5b7'));
    expect(sepia.Monochrome).toBeGreaterThan(90);
    expect(sepia).not.toHaveProperty('Grayscale');
    expect(await surely(gradient('#ff0000', '#0000ff'))).not.toHaveProperty('Monochrome');
  });

  it('know a gradient from two halves and from noise', async () => {
    expect((await surely(gradient('#203040', '#d0e0f0'))).Gradient).toBeGreaterThan(95);
    expect(await surely(halves('#203040', '#d0e0f0'))).not.toHaveProperty('Gradient');
    expect(await surely(noise())).not.toHaveProperty('Gradient');
    expect(await surely(gradient('#808080', '#858585'))).not.toHaveProperty('Gradient');
  });

  it('call a picture blurry when it has contrast but no edges', async () => {
    expect((await surely(checkered('#222', '#ddd').blur(12))).Blurry).toBeGreaterThan(80);
    expect(await surely(checkered('#222', '#ddd'))).not.toHaveProperty('Blurry');
    expect(await surely(checkered('#808080', '#848484').blur(12))).not.toHaveProperty('Blurry');
    expect(await surely(halves('#ffffff', '#204080'))).not.toHaveProperty('Blurry');
    expect(await surely(solid('#808080'))).not.toHaveProperty('Blurry');
    expect(await surely(gradient('#203040', '#d0e0f0'))).not.toHaveProperty('Blurry');
  });

  it('call it texture only when fine detail is everywhere', async () => {
    const half = noise(160, 240).extend({ right: 160, background: '#808080' });
    expect(await surely(half)).not.toHaveProperty('Texture');
  });

  it('come with the categories and ancestors they belong to', async () => {
    const labels = await labelsOf(gradient('#000000', '#ffffff'));
    const named = (name: string) => labels.find((label) => label.name === name);
    expect(named('Gradient')).toMatchObject({ categories: ['Patterns and Shapes'], parents: [] });
    expect(named('Grayscale')).toMatchObject({
      categories: ['Colors and Visual Composition'],
      parents: ['Monochrome'],
      aliases: ['Black And White', 'Greyscale'],
    });
    expect(named('Monochrome')?.confidence).toBeGreaterThanOrEqual(named('Grayscale')?.confidence ?? 0);
  });
});
