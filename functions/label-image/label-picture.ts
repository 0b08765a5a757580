import { type ErrorCode, TransientError } from '../../lib/core/errors.ts';
import { IMAGE_LIMITS, type ImageFacts, imageFacts } from '../../lib/core/images/image-facts.ts';
import { isBefore, type LabelDocument } from '../../lib/core/images/label-document.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';
import type { Labeller, Pictures, Results, StoredResult } from './ports.ts';

export interface LabelPorts {
  readonly pictures: Pictures;
  readonly labeller: Labeller;
  readonly results: Results;
}

/** How one event ended; every one but a thrown error is final. */
export type Outcome = 'labelled' | 'rejected' | 'duplicate' | 'stale';

/** Writers that may come between reading the old result and replacing it before it is left to a retry. */
const MOST_ROUNDS = 4;

/**
 * Labels the picture of one event and writes one result about it. The same event again changes
 * nothing and costs nothing, an older event never replaces a newer result, and a picture that can
 * never be labelled gets a result that says why.
 *
 * @throws {TransientError} and whatever the ports throw, when the event should be tried again.
 */
export const labelPicture = async (ports: LabelPorts, object: CreatedObject): Promise<Outcome> => {
  let document: LabelDocument | 'stale' | undefined;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const previous = await ports.results.find(object);
    const settled = previous && settledBy(previous, object);
    if (settled) return settled;
    document ??= await documentOf(ports, object);
    if (document === 'stale') return 'stale';
    if (await ports.results.write(object, document, previous)) return document.status;
  }
  throw new TransientError(
    'upstream_unavailable',
    'others kept writing this result; the event will come again',
  );
};

const settledBy = (previous: StoredResult, { sequencer, etag }: CreatedObject): Outcome | undefined => {
  if (previous.sequencer === undefined || sequencer === undefined) {
    return etag !== undefined && previous.sourceEtag === etag ? 'duplicate' : undefined;
  }
  if (isBefore(sequencer, previous.sequencer)) return 'stale';
  return isBefore(previous.sequencer, sequencer) ? undefined : 'duplicate';
};

const documentOf = async (
  { pictures, labeller }: LabelPorts,
  object: CreatedObject,
): Promise<LabelDocument | 'stale'> => {
  const early = object.size === undefined ? undefined : sizeProblem(object.size);
  if (early) return rejection(object, early);
  const head = await pictures.head(object);
  if (!head.found) return head.because === 'deleted' ? 'stale' : rejection(object, ARCHIVED);
  if (object.etag !== undefined && head.etag !== undefined && object.etag !== head.etag) return 'stale';
  const facts = imageFacts(head.bytes);
  const problem = factsProblem(facts, head.bytes);
  if (facts === undefined || problem) return rejection(object, problem ?? UNSUPPORTED);
  const labelled = await labeller.label(object);
  if (!labelled.ok) return rejection(object, labelled);
  const { labels, modelVersion: labelModelVersion } = labelled;
  return { ...about(object), status: 'labelled', image: facts, labels, labelModelVersion };
};

interface Reason {
  readonly code: ErrorCode;
  readonly detail: string;
}

const ARCHIVED: Reason = {
  code: 'object_archived',
  detail: 'the object is archived; restore it and upload it again',
};
const UNSUPPORTED: Reason = {
  code: 'image_format_unsupported',
  detail: 'the content is neither JPEG nor PNG, whatever the name says; convert it',
};
const EMPTY: Reason = { code: 'empty_object', detail: 'the object has no content' };

const sizeProblem = (bytes: number): Reason | undefined => {
  if (bytes === 0) return EMPTY;
  if (bytes <= IMAGE_LIMITS.bytes) return undefined;
  return {
    code: 'image_too_large',
    detail: `the object has ${bytes} bytes; at most ${IMAGE_LIMITS.bytes} are taken`,
  };
};

const factsProblem = (facts: ImageFacts | undefined, head: Uint8Array): Reason | undefined => {
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

const about = ({ bucket, key, versionId, etag, sequencer, eventTime }: CreatedObject) => ({
  source: {
    bucket,
    key,
    ...(versionId !== undefined && { versionId }),
    ...(etag !== undefined && { etag }),
    ...(sequencer !== undefined && { sequencer }),
  },
  eventTime,
});

const rejection = (object: CreatedObject, { code, detail }: Reason): LabelDocument => ({
  ...about(object),
  status: 'rejected',
  reason: { code, detail },
});
