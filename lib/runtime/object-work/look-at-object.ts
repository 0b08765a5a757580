import type { GiveUpReason } from '../dead-letters.ts';
import type { CreatedObject } from '../s3-records.ts';
import type { HeadOfObject, StoredObjects } from './stored-objects.ts';

/** What a look at an object decides, before anything is paid. */
export type Judgement<F> =
  | { readonly kind: 'stale' }
  | { readonly kind: 'refused'; readonly reason: GiveUpReason }
  | { readonly kind: 'good'; readonly facts: F };

/**
 * The first bytes of the version that the event names. Gone or replaced is stale; an empty, an archived or, by what the
 * event says, too large an object is refused.
 */
export const lookAtObject = async (
  objects: StoredObjects,
  object: CreatedObject,
  tooLarge: (bytes: number) => GiveUpReason | undefined,
): Promise<Judgement<Uint8Array>> => {
  const early = object.size === undefined ? undefined : object.size === 0 ? EMPTY : tooLarge(object.size);
  if (early) return refused(early);
  const head = await objects.head(object);
  if (!head.found) return judgeAbsence(head);
  if (object.etag !== undefined && head.etag !== undefined && object.etag !== head.etag) return STALE;
  return head.bytes.length === 0 ? refused(EMPTY) : { kind: 'good', facts: head.bytes };
};

/** A deleted object is stale, an archived one refused. */
export const judgeAbsence = ({
  because,
}: Extract<HeadOfObject, { found: false }>): Exclude<Judgement<never>, { kind: 'good' }> =>
  because === 'deleted' ? STALE : refused(ARCHIVED);

export const refused = (reason: GiveUpReason) => ({ kind: 'refused', reason }) as const;

const STALE = { kind: 'stale' } as const;

const ARCHIVED: GiveUpReason = {
  code: 'object_archived',
  detail: 'the object is archived; restore it and upload it again, or replay the message',
};
const EMPTY: GiveUpReason = { code: 'empty_object', detail: 'the object has no content' };
