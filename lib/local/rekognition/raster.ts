/** A decoded picture, small enough to measure pixel by pixel. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, 8 bits each, sRGB, row by row from the top left. */
  readonly pixels: Uint8Array;
}

/** Brightness of each pixel, 0 to 255: 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601, as JPEG has it). */
export const lumaOf = ({ pixels }: Raster): Float32Array => {
  const luma = new Float32Array(pixels.length / 3);
  for (let pixel = 0, at = 0; pixel < luma.length; pixel++, at += 3) {
    luma[pixel] = 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
  }
  return luma;
};
