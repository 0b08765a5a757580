import { lumaOf, type Raster } from './raster.ts';
import { rounded } from './scale.ts';

/** What the quality figures are computed from. */
export interface LightMeasures {
  readonly luma: Float32Array;
  /** |4 c − left − right − above − below| of the luma; 0 on the outermost pixels, where it is not defined. */
  readonly edges: Float32Array;
}

export interface Quality {
  /** 100 x mean luma / 255: black is 0, white is 100. */
  readonly brightness: number;
  /**
   * 100 v / (v + 100), v being the mean square of the luma's Laplacian: 0 for a flat picture, 50 at the
   * customary limit between blurred and sharp. Measured on the picture as reduced for measuring (at most
   * 320 pixels a side), so blur finer than that does not show.
   */
  readonly sharpness: number;
  /** Root mean square contrast: 100 x standard deviation of the luma / 127.5, its largest possible value. */
  readonly contrast: number;
}

export const measureLight = (raster: Raster): LightMeasures => {
  const luma = lumaOf(raster);
  return { luma, edges: laplacianOf(luma, raster.width) };
};

/** The quality of the whole picture, or of the pixels that `covers` accepts. */
export const measureQuality = (
  { luma, edges }: LightMeasures,
  covers?: (pixel: number) => boolean,
): Quality => {
  let [count, sum, squares, edgeSquares] = [0, 0, 0, 0];
  for (let pixel = 0; pixel < luma.length; pixel++) {
    if (covers !== undefined && !covers(pixel)) continue;
    const light = luma[pixel] ?? 0;
    count += 1;
    sum += light;
    squares += light * light;
    edgeSquares += (edges[pixel] ?? 0) ** 2;
  }
  if (count === 0) return { brightness: 0, sharpness: 0, contrast: 0 };
  const mean = sum / count;
  const variance = Math.max(0, squares / count - mean * mean);
  const energy = edgeSquares / count;
  return {
    brightness: rounded(Math.min(100, (100 * mean) / 255)),
    sharpness: rounded((100 * energy) / (energy + BLUR_LIMIT)),
    contrast: rounded(Math.min(100, (100 * Math.sqrt(variance)) / 127.5)),
  };
};

/** The threshold for "blurred" that goes with the variance of the Laplacian of 8-bit pictures. */
const BLUR_LIMIT = 100;

const laplacianOf = (luma: Float32Array, width: number): Float32Array => {
  const edges = new Float32Array(luma.length);
  const at = (pixel: number): number => luma[pixel] ?? 0;
  for (let row = width; row + width < luma.length; row += width) {
    for (let pixel = row + 1; pixel < row + width - 1; pixel++) {
      const around = at(pixel - 1) + at(pixel + 1) + at(pixel - width) + at(pixel + width);
      edges[pixel] = Math.abs(4 * at(pixel) - around);
    }
  }
  return edges;
};
