import type { ColorCluster } from './color-clusters.ts';
import { colorTrend } from './color-trend.ts';
import type { SimplifiedColor } from './css-color-names.ts';
import { nearestCssColor } from './css-colors.ts';
import type { DetectedLabel } from './detected-label.ts';
import type { ImageMeasures } from './image-measures.ts';
import { hue, isGrey } from './oklab.ts';
import { ramp, rounded } from './scale.ts';
import { steepestEdge } from './steepest-edge.ts';
import { textureShare } from './texture.ts';

/**
 * The labels that a picture's pixels prove. None of them says what the picture shows: that takes a
 * classifier. A label whose rule gives no confidence at all is left out.
 *
 * | Label | Measure | Confidence |
 * |---|---|---|
 * | a colour's name | share s of pixels of that simplified colour | 100 (1 − (1 − s)²): a third is 56, half is 75 |
 * | Monochrome | share of pixels that are grey or of one hue, ± 15° | 80 % is 0, all is 100 |
 * | Grayscale | share of pixels that are grey | 80 % is 0, all is 100 |
 * | Dark | brightness | 30 is 0, black is 100 |
 * | Bright | brightness | 75 is 0, white is 100 |
 * | Solid Color | spread of the colours | 8 levels is 0, none is 100 |
 * | Gradient | share of the spread that a straight slope explains | 80 % is 0, all is 100; nothing under 4 levels |
 * | Texture | share of 16 x 16 tiles full of detail | half is 0, all is 100 |
 * | Blurry | steepest edge / standard deviation of the luma | 0.3 is 0, none is 100; less in a gradient |
 */
export const pixelLabels = (measures: ImageMeasures): DetectedLabel[] =>
  [
    ...colorLabels(measures.colors.clusters),
    ...hueLabels(measures.colors.clusters),
    ...lightLabels(measures),
  ].filter(({ confidence }) => confidence > 0);

const COLORS_AND_COMPOSITION = 'Colors and Visual Composition';
const PATTERNS_AND_SHAPES = 'Patterns and Shapes';

const COLOR_LABELS = {
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  cyan: 'Cyan',
  blue: 'Blue',
  purple: 'Purple',
  pink: 'Pink',
  brown: 'Brown',
  white: 'White',
  grey: 'Gray',
  black: 'Black',
} as const satisfies Record<SimplifiedColor, string>;

const colorLabels = (clusters: readonly ColorCluster[]): DetectedLabel[] => {
  const shares = new Map<SimplifiedColor, number>();
  for (const { color, share } of sharesOf(clusters)) {
    const { simplified } = nearestCssColor(color);
    shares.set(simplified, (shares.get(simplified) ?? 0) + share);
  }
  return Array.from(shares, ([simplified, share]) =>
    label(COLOR_LABELS[simplified], 1 - (1 - Math.min(1, share)) ** 2),
  );
};

const ONE_HUE_DEGREES = 15;

const hueLabels = (clusters: readonly ColorCluster[]): DetectedLabel[] => {
  const shares = sharesOf(clusters);
  const greys = shares.filter(({ lab }) => isGrey(lab));
  const tinted = shares.filter(({ lab }) => !isGrey(lab));
  const shareAround = (centre: number): number =>
    total(tinted.filter(({ lab }) => Math.abs(angleBetween(hue(lab), centre)) <= ONE_HUE_DEGREES));
  const grey = total(greys);
  const oneHue = grey + Math.max(0, ...tinted.map(({ lab }) => shareAround(hue(lab))));
  return [
    label('Monochrome', ramp(oneHue, 0.8, 1)),
    label('Grayscale', ramp(grey, 0.8, 1), {
      parents: ['Monochrome'],
      aliases: ['Black And White', 'Greyscale'],
    }),
  ];
};

const lightLabels = ({ raster, light, quality }: ImageMeasures): DetectedLabel[] => {
  const { brightness, contrast } = quality;
  const { spread, linear } = colorTrend(raster);
  const gradient = spread < 4 ? 0 : ramp(linear, 0.8, 1);
  const deviation = (contrast / 100) * 127.5;
  const blur = deviation > 0 ? ramp(steepestEdge(light.edges) / deviation, 0.3, 0) : 0;
  const patterns = { categories: [PATTERNS_AND_SHAPES] };
  return [
    label('Dark', ramp(brightness, 30, 0)),
    label('Bright', ramp(brightness, 75, 100)),
    label('Solid Color', ramp(spread, 8, 0)),
    label('Gradient', gradient, patterns),
    label('Texture', ramp(textureShare(light.edges, raster.width), 0.5, 1), patterns),
    label('Blurry', blur * (1 - gradient)),
  ];
};

const label = (name: string, certainty: number, rest: Partial<DetectedLabel> = {}): DetectedLabel => ({
  name,
  confidence: rounded(100 * certainty),
  parents: [],
  aliases: [],
  categories: [COLORS_AND_COMPOSITION],
  ...rest,
});

const sharesOf = (clusters: readonly ColorCluster[]): (ColorCluster & { readonly share: number })[] => {
  const pixels = clusters.reduce((sum, cluster) => sum + cluster.pixels, 0);
  return clusters.map((cluster) => ({ ...cluster, share: cluster.pixels / pixels }));
};

const total = (parts: readonly { readonly share: number }[]): number =>
  parts.reduce((sum, { share }) => sum + share, 0);

/** Degrees from one direction to another, −180 to 180. */
const angleBetween = (one: number, other: number): number => ((one - other + 540) % 360) - 180;
