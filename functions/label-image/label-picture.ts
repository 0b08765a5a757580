import { ConfigError, TransientError } from '../../lib/core/errors.ts';
import type { ImageFacts } from '../../lib/core/images/image-facts.ts';
import type { LabelDocument } from '../../lib/core/images/label-document.ts';
import type { GiveUpReason } from '../../lib/runtime/dead-letters.ts';
import type { Delivery } from '../../lib/runtime/queue-batch.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';
import { labelledDocument, rejectedDocument } from './documents.ts';
import { type Judgement, judgeAbsence, judgePicture } from './judge-picture.ts';
import type { Claims, Labeller, Pictures, Results, StoredResult } from './ports.ts';
import { settledBy } from './settled-by.ts';

export interface LabelPorts {
  readonly pictures: Pictures;
  readonly labeller: Labeller;
  readonly results: Results;
  readonly claims: Claims;
}

/** How one event ended; every one but a thrown error is final. */
export type Outcome = 'labelled' | 'rejected' | 'duplicate' | 'stale';

/** Writers that may come between reading the old result and replacing it before it is left to a retry. */
const MOST_ROUNDS = 4;

/**
 * Labels the picture of one event and writes one result about it. The same event again changes
 * nothing and costs nothing, also while the first is in work; an older event never replaces a newer result; and
 * a picture that can never be labelled gets a result that says why, after its message is among the dead letters.
 *
 * @throws {TransientError} and whatever the ports throw, when the event should be tried again.
 */
export const labelPicture = async (
  ports: LabelPorts,
  object: CreatedObject,
  delivery: Delivery,
): Promise<Outcome> => {
  const event = { object, delivery };
  const before = await standing(ports, event);
  if (before.settled) {
    if (delivery.again) await ports.claims.drop(object, delivery.id);
    return before.settled;
  }
  const judged = await judgePicture(ports.pictures, object);
  if (judged.kind !== 'good') return conclude(ports, event, judged, before.previous);
  return ports.claims.during(object, delivery.id, async () => {
    const now = await standing(ports, event);
    if (now.settled) return now.settled;
    return conclude(ports, event, await label(ports, object, judged.facts), now.previous);
  });
};

interface PictureEvent {
  readonly object: CreatedObject;
  readonly delivery: Delivery;
}

type Conclusion =
  | Exclude<Judgement, { kind: 'good' }>
  | { readonly kind: 'labelled'; readonly document: LabelDocument };

/** The result there is, and what it makes of the event. */
const standing = async ({ results }: LabelPorts, { object, delivery }: PictureEvent) => {
  const previous = await results.find(object);
  return { previous, settled: previous && settledBy(previous, object, delivery) };
};

/** The one paid call. @throws {ConfigError} when the service may not read a picture that is there. */
const label = async (
  { labeller, pictures }: LabelPorts,
  object: CreatedObject,
  facts: ImageFacts,
): Promise<Conclusion> => {
  const answer = await labeller.label(object);
  if (answer.ok) return { kind: 'labelled', document: labelledDocument(object, facts, answer) };
  if ('unreadable' in answer) return whyUnreadable(pictures, object);
  return { kind: 'refused', reason: { code: answer.code, detail: answer.detail } };
};

/**
 * Another look decides why the service could not read what was there a moment ago.
 *
 * @throws {ConfigError} when it is still there, and {TransientError} when it may not be read.
 */
const whyUnreadable = async (pictures: Pictures, object: CreatedObject): Promise<Conclusion> => {
  const head = await pictures.head(object);
  const judged = head.found ? undefined : judgeAbsence(head);
  if (judged && judged.kind !== 'good') return judged;
  throw new ConfigError(
    'misconfigured',
    'the labelling service may not read the images bucket, or is asked in another Region than it is in',
  );
};

/** The dead letter goes first: a sandbox that ends in between leaves a second letter, not a lost one. */
const conclude = async (
  ports: LabelPorts,
  event: PictureEvent,
  conclusion: Conclusion,
  previous: StoredResult | undefined,
): Promise<Outcome> => {
  switch (conclusion.kind) {
    case 'stale':
      return 'stale';
    case 'labelled':
      return write(ports, event, conclusion.document, previous);
    case 'refused':
      return reject(ports, event, conclusion.reason, previous);
  }
};

const reject = async (
  ports: LabelPorts,
  event: PictureEvent,
  reason: GiveUpReason,
  previous: StoredResult | undefined,
): Promise<Outcome> => {
  await event.delivery.giveUp(reason);
  return write(ports, event, rejectedDocument(event.object, reason), previous);
};

/** Writes over exactly the result that was looked at; whoever wrote since is looked at anew. */
const write = async (
  ports: LabelPorts,
  event: PictureEvent,
  document: LabelDocument,
  first: StoredResult | undefined,
): Promise<Outcome> => {
  let previous = first;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    if (await ports.results.write(event.object, document, previous)) return document.status;
    const now = await standing(ports, event);
    if (now.settled) return now.settled;
    previous = now.previous;
  }
  throw new TransientError(
    'upstream_unavailable',
    'others kept writing this result; the event will come again',
  );
};
