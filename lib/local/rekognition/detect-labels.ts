import type { DetectLabelsResponse } from '@aws-sdk/client-rekognition';
import type { Classifier, FindClassifier } from './classifier.ts';
import { decodeImage } from './decode-image.ts';
import type { DetectLabelsRequest } from './detect-labels-request.ts';
import { type DetectedLabel, toLabel } from './detected-label.ts';
import { type ImageMeasures, measureImage } from './image-measures.ts';
import { imageProperties } from './image-properties.ts';
import { selectLabels } from './label-filters.ts';
import { pixelLabels } from './pixel-labels.ts';

/**
 * Answers a checked request for the picture in `bytes`. `LabelModelVersion` says that the answer is
 * local, and names the classifier that took part in it. `OrientationCorrection` is always left out:
 * the picture was turned already.
 */
export const detectLabels = async (
  bytes: Buffer,
  request: DetectLabelsRequest,
  findClassifier: FindClassifier,
): Promise<DetectLabelsResponse> => {
  const measures = measureImage(await decodeImage(bytes));
  const classifier = request.labels && (await findClassifier());
  const labels = request.labels ? selectLabels(await allLabels(measures, classifier), request.labels) : [];
  return {
    Labels: labels.map(toLabel),
    LabelModelVersion: classifier ? `${MODEL_VERSION}+classifier:${classifier.name}` : MODEL_VERSION,
    ...(request.properties && {
      ImageProperties: imageProperties(measures, request.properties.maxDominantColors),
    }),
  };
};

/** Changes whenever the same pixels would get another answer. */
const MODEL_VERSION = 'local-1.0';

/** Both sources may know a name, a colour for instance: the surer one speaks. */
const allLabels = async (
  measures: ImageMeasures,
  classifier: Classifier | undefined,
): Promise<DetectedLabel[]> => {
  const byName = new Map<string, DetectedLabel>();
  for (const label of [...pixelLabels(measures), ...((await classifier?.classify(measures.raster)) ?? [])]) {
    if (label.confidence >= (byName.get(label.name)?.confidence ?? 0)) byName.set(label.name, label);
  }
  return [...byName.values()];
};
