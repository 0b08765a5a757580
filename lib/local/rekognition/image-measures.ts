import { type ColorClusters, clusterColors } from './color-clusters.ts';
import { type LightMeasures, measureLight, measureQuality, type Quality } from './image-quality.ts';
import type { Raster } from './raster.ts';

/** Everything that is measured once per picture, for its labels and its properties alike. */
export interface ImageMeasures {
  readonly raster: Raster;
  readonly colors: ColorClusters;
  readonly light: LightMeasures;
  readonly quality: Quality;
}

export const measureImage = (raster: Raster): ImageMeasures => {
  const light = measureLight(raster);
  return { raster, colors: clusterColors(raster), light, quality: measureQuality(light) };
};
