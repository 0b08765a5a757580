import type {
  DetectLabelsImageBackground,
  DetectLabelsImageProperties,
  DetectLabelsImageQuality,
} from '@aws-sdk/client-rekognition';
import { dominantColors } from './dominant-colors.ts';
import { findForeground } from './foreground.ts';
import type { ImageMeasures } from './image-measures.ts';
import { measureQuality } from './image-quality.ts';

/**
 * What IMAGE_PROPERTIES answers. Foreground and Background are left out where they cannot be told
 * apart; like AWS, they have no Contrast.
 */
export const imageProperties = (
  measures: ImageMeasures,
  maxDominantColors: number,
): DetectLabelsImageProperties => {
  const { raster, colors, light, quality } = measures;
  const inFront = findForeground(raster, colors);
  const part = (front: boolean): DetectLabelsImageBackground => {
    const belongs = (cluster: number): boolean => inFront?.[cluster] === front;
    const own = measureQuality(light, (pixel) => belongs(colors.membership[pixel] ?? 0));
    return {
      Quality: { Brightness: own.brightness, Sharpness: own.sharpness },
      DominantColors: dominantColors(
        colors.clusters.filter((_, index) => belongs(index)),
        maxDominantColors,
      ),
    };
  };
  const Quality: DetectLabelsImageQuality = {
    Brightness: quality.brightness,
    Sharpness: quality.sharpness,
    Contrast: quality.contrast,
  };
  const DominantColors = dominantColors(colors.clusters, maxDominantColors);
  if (inFront === undefined) return { Quality, DominantColors };
  return { Quality, DominantColors, Foreground: part(true), Background: part(false) };
};
