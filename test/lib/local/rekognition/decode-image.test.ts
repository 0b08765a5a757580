import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../../../lib/local/rekognition/decode-image.ts';
import type { Raster } from '../../../../lib/local/rekognition/raster.ts';
import { halves, noise, PNG_SIGNATURE, pngChunk, pngChunks, pngHeader, solid } from './pictures.ts';

const colorAt = ({ width, pixels }: Raster, x: number, y: number): number[] =>
  Array.from(pixels.subarray(3 * (y * width + x), 3 * (y * width + x) + 3));
const near = (...levels: number[]) => levels.map((level) => expect.closeTo(level, -1));
const refused = (code: string) => expect.objectContaining({ code, status: 400 });

describe('a picture that can be read', () => {
  it('fits into 320 pixels a side, and is never enlarged', async () => {
    expect(await decodeImage(await solid('red', 640, 480).jpeg().toBuffer())).toMatchObject({
      width: 320,
      height: 240,
    });
    expect(await decodeImage(await solid('red', 80, 90).png().toBuffer())).toMatchObject({
      width: 80,
      height: 90,
    });
    expect(await decodeImage(await solid('red', 80, 10_000).png().toBuffer())).toMatchObject({
      width: 3,
      height: 320,
    });
  });

  it.each([
    ['a progressive JPEG', () => solid('#c83232').jpeg({ progressive: true })],
    ['a 16-bit PNG', () => solid('#c83232').toColourspace('rgb16').png()],
    ['a palette PNG', () => solid('#c83232').png({ palette: true })],
    ['an interlaced PNG', () => solid('#c83232').png({ progressive: true })],
    ['an opaque RGBA PNG', () => solid('#c83232').ensureAlpha().png()],
  ])('comes out as 8-bit RGB from %s', async (_, picture) => {
    const raster = await decodeImage(await picture().toBuffer());
    expect(raster.pixels).toHaveLength(200 * 160 * 3);
    expect(colorAt(raster, 100, 80)).toEqual(near(200, 50, 50));
  });

  it.each([
    ['8-bit', () => solid('#646464').greyscale().png()],
    ['16-bit', () => solid('#646464').greyscale().toColourspace('grey16').png()],
    ['with alpha', () => solid('#646464').greyscale().ensureAlpha().png()],
  ])('comes out as RGB from a grey PNG, %s', async (_, picture) => {
    expect(colorAt(await decodeImage(await picture().toBuffer()), 100, 80)).toEqual(near(100, 100, 100));
  });

  it('shows white where it is transparent', async () => {
    const clear = sharp({ create: { width: 100, height: 100, channels: 4, background: '#ff000000' } });
    expect(colorAt(await decodeImage(await clear.png().toBuffer()), 50, 50)).toEqual([255, 255, 255]);
  });

  it('is turned as its EXIF orientation says', async () => {
    const turned = await halves('#ff0000', '#0000ff').withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const raster = await decodeImage(turned);
    expect(raster).toMatchObject({ width: 240, height: 320 });
    expect(colorAt(raster, 120, 20)).toEqual(near(254, 0, 0));
    expect(colorAt(raster, 120, 300)).toEqual(near(0, 0, 254));
  });

  it('comes out as RGB from a CMYK JPEG, as near as inks can be', async () => {
    const cmyk = await solid('#c83232').toColourspace('cmyk').jpeg().toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    const raster = await decodeImage(cmyk);
    expect(raster.pixels).toHaveLength(200 * 160 * 3);
    const [red = 0, green = 255, blue = 255] = colorAt(raster, 100, 80);
    expect(red).toBeGreaterThan(180);
    expect(Math.max(green, blue)).toBeLessThan(70);
  });

  it('is the default picture of an animated PNG', async () => {
    const first = pngChunks(await solid('#0000ff').png({ palette: false }).toBuffer());
    const second = pngChunks(await solid('#ff0000').png({ palette: false }).toBuffer());
    const frame = (sequence: number) => {
      const control = Buffer.alloc(26);
      for (const [index, value] of [sequence, 200, 160].entries()) control.writeUInt32BE(value, 4 * index);
      return pngChunk('fcTL', control);
    };
    const animated = Buffer.concat([
      PNG_SIGNATURE,
      pngChunk('IHDR', dataOf(first, 'IHDR')),
      pngChunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
      frame(0),
      pngChunk('IDAT', dataOf(first, 'IDAT')),
      frame(1),
      pngChunk('fdAT', Buffer.concat([Buffer.from([0, 0, 0, 2]), dataOf(second, 'IDAT')])),
      pngChunk('IEND', Buffer.alloc(0)),
    ]);
    expect(colorAt(await decodeImage(animated), 10, 10)).toEqual([0, 0, 255]);
  });

  it('may have an archive or a web page behind it', async () => {
    const jpeg = await solid('#c83232').jpeg().toBuffer();
    for (const tail of ['PK\u0003\u0004 and the rest of a ZIP', '<html><script>alert(1)</script></html>']) {
      expect(colorAt(await decodeImage(Buffer.concat([jpeg, Buffer.from(tail)])), 9, 9)).toEqual(
        near(200, 50, 50),
      );
    }
  });
});

describe('a file that is not a readable JPEG or PNG', () => {
  it.each([
    ['nothing at all', async () => Buffer.alloc(0)],
    ['a web page', async () => Buffer.from('<!doctype html><html><body>404</body></html>')],
    ['a PDF', async () => Buffer.from('%PDF-1.7\n1 0 obj')],
    ['an SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"/>')],
    ['a GIF', () => solid('red').gif().toBuffer()],
    ['a WebP', () => solid('red').webp().toBuffer()],
    ['a TIFF', () => solid('red').tiff().toBuffer()],
    ['only the first bytes of a JPEG', async () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['a PNG with nothing behind its signature', async () => PNG_SIGNATURE],
    ['half a JPEG', async () => half(await noise().jpeg().toBuffer())],
    ['half a PNG', async () => half(await noise().png().toBuffer())],
    [
      'a PNG with a wrong checksum',
      async () =>
        flipped(
          await noise().png().toBuffer(),
          (png) => png.indexOf('IDAT') - 4 + 8 + png.readUInt32BE(png.indexOf('IDAT') - 4),
        ),
    ],
    [
      'a PNG with a wrong checksum in its header',
      async () => flipped(await noise().png().toBuffer(), () => 29),
    ],
    [
      'a PNG with a damaged pixel',
      async () => flipped(await noise().png().toBuffer(), (png) => png.indexOf('IDAT') + 500),
    ],
  ])('is refused as an invalid format: %s', async (_, file) => {
    await expect(file().then(decodeImage)).rejects.toEqual(refused('InvalidImageFormatException'));
  });
});

describe('a picture of the wrong size', () => {
  it.each([
    [79, 200],
    [200, 79],
  ])('is an invalid parameter at %i x %i', async (width, height) => {
    await expect(decodeImage(await solid('red', width, height).png().toBuffer())).rejects.toEqual(
      refused('InvalidParameterException'),
    );
  });

  it('is too large at 10,001 pixels and allowed at 10,000', async () => {
    const tooWide = await solid('red', 10_001, 80).png().toBuffer();
    await expect(decodeImage(tooWide)).rejects.toThrow(
      'Input image dimensions 10001 x 80 exceed maximum dimension size of 10000 pixels',
    );
    await expect(decodeImage(tooWide)).rejects.toEqual(refused('ImageTooLargeException'));
    expect(await decodeImage(await solid('red', 10_000, 80).png().toBuffer())).toMatchObject({ width: 320 });
  });

  it('is refused from the header alone, before any of its pixels are looked for', async () => {
    await expect(decodeImage(pngHeader(50_000, 50_000))).rejects.toEqual(refused('ImageTooLargeException'));
  });
});

const dataOf = (chunks: { type: string; data: Buffer }[], type: string): Buffer =>
  Buffer.concat(chunks.filter((chunk) => chunk.type === type).map(({ data }) => data));

const half = (file: Buffer): Buffer => file.subarray(0, file.length / 2);

const flipped = (file: Buffer, position: (file: Buffer) => number): Buffer => {
  const damaged = Buffer.from(file);
  const at = position(file);
  damaged[at] = (damaged[at] ?? 0) ^ 0xff;
  return damaged;
};
