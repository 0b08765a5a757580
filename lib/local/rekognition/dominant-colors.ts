import type { DominantColor } from '@aws-sdk/client-rekognition';
import type { ColorCluster } from './color-clusters.ts';
import { nearestCssColor } from './css-colors.ts';
import { rounded } from './scale.ts';

/**
 * The colours that cover at least one hundredth of a picture or of a part of it, the largest first.
 * PixelPercent is the share of that picture or part; Red, Green and Blue are the average of those pixels.
 */
export const dominantColors = (clusters: readonly ColorCluster[], most: number): DominantColor[] => {
  const total = clusters.reduce((sum, { pixels }) => sum + pixels, 0);
  return clusters
    .filter(({ pixels }) => pixels / total >= SMALLEST_SHARE)
    .slice(0, most)
    .map((cluster) => describe(cluster, total));
};

/** Below this a colour is an edge or a speck, not dominant. */
const SMALLEST_SHARE = 0.01;

const describe = ({ color, pixels }: ColorCluster, total: number): DominantColor => {
  const red = Math.round(color.red);
  const green = Math.round(color.green);
  const blue = Math.round(color.blue);
  const { name, simplified } = nearestCssColor({ red, green, blue });
  return {
    Red: red,
    Green: green,
    Blue: blue,
    HexCode: `#${hex(red)}${hex(green)}${hex(blue)}`,
    CSSColor: name,
    SimplifiedColor: simplified,
    PixelPercent: rounded((100 * pixels) / total),
  };
};

const hex = (level: number): string => level.toString(16).padStart(2, '0');
