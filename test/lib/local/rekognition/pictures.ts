import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

export const solid = (color: string, width = 200, height = 160): Sharp =>
  sharp({ create: { width, height, channels: 3, background: color } });

/** Anything that SVG can draw, on a canvas of 320 x 240. */
export const drawn = (shapes: string): Sharp =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240" shape-rendering="crispEdges">${shapes}</svg>`,
    ),
  ).removeAlpha();

export const halves = (left: string, right: string): Sharp =>
  drawn(
    `<rect width="160" height="240" fill="${left}"/><rect x="160" width="160" height="240" fill="${right}"/>`,
  );

/** From one colour at the left to another at the right. */
export const gradient = (from: string, to: string): Sharp =>
  drawn(
    `<defs><linearGradient id="g"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs>
     <rect width="320" height="240" fill="url(#g)"/>`,
  );

/** The same pixels on every run: a linear congruential generator, one byte per channel. */
export const noise = (width = 320, height = 240): Sharp => {
  const data = Buffer.alloc(width * height * 3);
  let state = 1;
  for (let at = 0; at < data.length; at++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[at] = state >>> 24;
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
};

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export const pngChunk = (type: string, data: Buffer): Buffer => {
  const chunk = Buffer.alloc(data.length + 12);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
};

/** A PNG that claims to be this large, with no pixels in it: only its header can be judged. */
export const pngHeader = (width: number, height: number): Buffer => {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    pngChunk('IDAT', Buffer.alloc(0)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
};

/** The chunks of a PNG, in order. */
export const pngChunks = (png: Buffer): { type: string; data: Buffer }[] => {
  const chunks = [];
  for (let at = PNG_SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  return chunks;
};
