import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { imageFacts } from '../../../../lib/core/images/image-facts.ts';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c33' } });

describe('imageFacts', () => {
  it('reads format and dimensions of a JPEG and a PNG', async () => {
    expect(imageFacts(await picture(120, 90).jpeg().toBuffer())).toEqual({
      format: 'jpeg',
      size: { width: 120, height: 90 },
    });
    expect(imageFacts(await picture(33, 44).png().toBuffer())).toEqual({
      format: 'png',
      size: { width: 33, height: 44 },
    });
  });

  it('leaves the dimensions out where the header ends before them', async () => {
    expect(imageFacts((await picture(120, 90).jpeg().toBuffer()).subarray(0, 20))).toEqual({
      format: 'jpeg',
    });
  });

  it.each([
    ['GIF', 'GIF89a'],
    ['PDF', '%PDF-1.7'],
    ['HTML', '<!DOCTYPE html>'],
    ['TIFF', 'II*\0'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['nothing', ''],
  ])('does not take %s for a picture', (_, text) => {
    expect(imageFacts(Buffer.from(text))).toBeUndefined();
  });

  it('does not take WebP, AVIF or TIFF for a picture', async () => {
    for (const format of ['webp', 'avif', 'tiff'] as const) {
      expect(imageFacts(await picture(100, 100).toFormat(format).toBuffer())).toBeUndefined();
    }
  });

  it('takes a JPEG with an archive behind it for a JPEG', async () => {
    const polyglot = Buffer.concat([await picture(120, 90).jpeg().toBuffer(), Buffer.from('PK\x03\x04')]);
    expect(imageFacts(polyglot)?.format).toBe('jpeg');
  });
});
