import { IMAGE_LIMITS, type ImageFacts, imageFacts } from '../../lib/core/images/image-facts.ts';
import type { GiveUpReason } from '../../lib/runtime/dead-letters.ts';
import { type Judgement, lookAtObject, refused } from '../../lib/runtime/object-work/look-at-object.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';
import type { Pictures } from './ports.ts';

/** Looks at the version that the event names: gone or replaced is stale, and no JPEG or PNG is refused. */
export const judgePicture = async (
  pictures: Pictures,
  object: CreatedObject,
): Promise<Judgement<ImageFacts>> => {
  const look = await lookAtObject(pictures, object, tooLarge);
  if (look.kind !== 'good') return look;
  const facts = imageFacts(look.facts);
  if (facts === undefined) return refused(UNSUPPORTED);
  const problem = sizeProblem(facts);
  return problem ? refused(problem) : { kind: 'good', facts };
};

const UNSUPPORTED: GiveUpReason = {
  code: 'image_format_unsupported',
  detail: 'the content is neither JPEG nor PNG, whatever the name says; convert it',
};

const tooLarge = (bytes: number): GiveUpReason | undefined => {
  if (bytes <= IMAGE_LIMITS.bytes) return undefined;
  return {
    code: 'image_too_large',
    detail: `the object has ${bytes} bytes; at most ${IMAGE_LIMITS.bytes} are taken`,
  };
};

const sizeProblem = ({ size }: ImageFacts): GiveUpReason | undefined => {
  if (size === undefined) return undefined;
  const { smallestSide, largestSide } = IMAGE_LIMITS;
  const fits = [size.width, size.height].every((side) => side >= smallestSide && side <= largestSide);
  if (fits) return undefined;
  const detail = `the picture is ${size.width} by ${size.height} pixels; each side must be ${smallestSide} to ${largestSide}`;
  return { code: 'image_dimensions_unsupported', detail };
};
