import { isBefore } from '../../core/document-source.ts';
import type { CreatedObject } from '../s3-records.ts';
import type { StoredResult } from './results.ts';

/**
 * What the result that is there makes of an event: the event's own result makes it a duplicate, a newer one
 * stale, an older one nothing. A rejection does not stand in the way of an event that somebody replays.
 */
export const settledBy = (
  previous: StoredResult,
  object: CreatedObject,
  { replayed }: { readonly replayed: boolean },
): 'duplicate' | 'stale' | undefined => {
  const order = orderOf(previous, object);
  if (order !== 'same') return order === 'older' ? 'stale' : undefined;
  return replayed && previous.status === 'rejected' ? undefined : 'duplicate';
};

/** Whether the event is older or newer than the one that the result answers, or about the same bytes. */
const orderOf = (previous: StoredResult, object: CreatedObject): 'older' | 'same' | 'newer' => {
  if (previous.sequencer !== undefined && object.sequencer !== undefined) {
    if (isBefore(object.sequencer, previous.sequencer)) return 'older';
    return isBefore(previous.sequencer, object.sequencer) ? 'newer' : 'same';
  }
  if (object.etag !== undefined && previous.sourceEtag === object.etag) return 'same';
  return isEarlier(object.eventTime, previous.sourceTime) ? 'older' : 'newer';
};

/** Where one of the two has no sequencer, as events of the reconciler have none, their times decide. */
const isEarlier = (time: string, than: string | undefined): boolean =>
  than !== undefined && Date.parse(time) < Date.parse(than);
