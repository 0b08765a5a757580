import { IMAGE_LIMITS, type ImageFacts, imageFacts } from '../../lib/core/images/image-facts.ts';
import type { GiveUpReason } from '../../lib/runtime/dead-letters.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';
import type { HeadOfObject, Pictures } from './ports.ts';

/** What a look at a picture's first bytes decides, before anything is paid. */
export type Judgement =
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly reason: GiveUpReason }
  | { readonly kind: 'good'; readonly facts: ImageFacts };

/** Looks at the version that the event names: gone or replaced is stale, and no JPEG or PNG is refused. */
export const judgePicture = async (pictures: Pictures, object: CreatedObject): Promise<Judgement> => {
  const early = object.size === undefined ? undefined : sizeProblem(object.size);
  if (early) return refused(early);
  const head = await pictures.head(object);
  if (!head.found) return judgeAbsence(head);
  if (object.etag !== undefined && head.etag !== undefined && object.etag !== head.etag) return STALE;
  const facts = imageFacts(head.bytes);
  const problem = factsProblem(facts, head.bytes);
  if (facts === undefined || problem) return refused(problem ?? UNSUPPORTED);
  return { kind: 'good', facts };
};

/** A deleted picture is stale, an archived one refused. */
export const judgeAbsence = ({ because }: Extract<HeadOfObject, { found: false }>): Judgement =>
  because === 'deleted' ? STALE : refused(ARCHIVED);

const STALE: Judgement = { kind: 'stale' };

const refused = (reason: GiveUpReason): Judgement => ({ kind: 'refused', reason });

const ARCHIVED: GiveUpReason = {
  code: 'object_archived',
  detail: 'the object is archived; restore it and upload it again, or replay the message',
};
const UNSUPPORTED: GiveUpReason = {
  code: 'image_format_unsupported',
  detail: 'the content is neither JPEG nor PNG, whatever the name says; convert it',
};
const EMPTY: GiveUpReason = { code: 'empty_object', detail: 'the object has no content' };

const sizeProblem = (bytes: number): GiveUpReason | undefined => {
  if (bytes === 0) return EMPTY;
  if (bytes <= IMAGE_LIMITS.bytes) return undefined;
  return {
    code: 'image_too_large',
    detail: `the object has ${bytes} bytes; at most ${IMAGE_LIMITS.bytes} are taken`,
  };
};

const factsProblem = (facts: ImageFacts | undefined, head: Uint8Array): GiveUpReason | undefined => {
  if (head.length === 0) return EMPTY;
  if (facts === undefined) return UNSUPPORTED;
  const { size } = facts;
  if (size === undefined) return undefined;
  const { smallestSide, largestSide } = IMAGE_LIMITS;
  const fits = [size.width, size.height].every((side) => side >= smallestSide && side <= largestSide);
  if (fits) return undefined;
  const detail = `the picture is ${size.width} by ${size.height} pixels; each side must be ${smallestSide} to ${largestSide}`;
  return { code: 'image_dimensions_unsupported', detail };
};
