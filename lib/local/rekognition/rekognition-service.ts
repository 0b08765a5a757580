import type { JsonService } from '../wire/json-service.ts';
import { classifierIn } from './classifier.ts';
import { detectLabels } from './detect-labels.ts';
import { parseDetectLabelsRequest } from './detect-labels-request.ts';
import { type ReadObject, readImage } from './read-image.ts';

export interface RekognitionSettings {
  /** Gives an object's bytes; refuses with an `AwsError` when there are none to give. */
  readonly readObject: ReadObject;
  /** Where `model.onnx` and `labels.json` of an image classifier may lie; looked at on each call until loaded. */
  readonly classifierFolder?: string;
}

/**
 * Amazon Rekognition's DetectLabels, answered from the pixels of the picture and, where the user
 * supplies one, by an ONNX classifier. The same bytes always get the same answer.
 */
export const createRekognitionService = ({
  readObject,
  classifierFolder,
}: RekognitionSettings): JsonService => {
  const classifier = classifierIn(classifierFolder);
  return {
    target: 'RekognitionService',
    version: '1.1',
    operations: {
      DetectLabels: async (input) => {
        const request = parseDetectLabelsRequest(input);
        const bytes = await readImage(request.image, readObject);
        return detectLabels(bytes, request, classifier);
      },
    },
  };
};
