import { ConfigError } from '../../lib/core/errors.ts';
import type { ImageFacts } from '../../lib/core/images/image-facts.ts';
import type { LabelDocument } from '../../lib/core/images/label-document.ts';
import { judgeAbsence } from '../../lib/runtime/object-work/look-at-object.ts';
import type { Conclusion, ObjectWork, SettlePorts } from '../../lib/runtime/object-work/settle-object.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';
import { labelledDocument, rejectedDocument } from './documents.ts';
import { judgePicture } from './judge-picture.ts';
import type { Labeller, Pictures } from './ports.ts';

export interface LabelPorts extends SettlePorts<LabelDocument> {
  readonly pictures: Pictures;
  readonly labeller: Labeller;
}

/** What is done with a picture: a look at what it is, then one paid call. */
export const labelWork = ({
  pictures,
  labeller,
}: Pick<LabelPorts, 'pictures' | 'labeller'>): ObjectWork<LabelDocument, ImageFacts> => ({
  judge: (object) => judgePicture(pictures, object),
  work: async (object, facts) => {
    const answer = await labeller.label(object);
    if (answer.ok) return { kind: 'done', document: labelledDocument(object, facts, answer) };
    if ('unreadable' in answer) return whyUnreadable(pictures, object);
    return { kind: 'refused', reason: { code: answer.code, detail: answer.detail } };
  },
  rejected: rejectedDocument,
});

/**
 * Another look decides why the service could not read what was there a moment ago.
 *
 * @throws {ConfigError} when it is still there, and {TransientError} when it may not be read.
 */
const whyUnreadable = async (
  pictures: Pictures,
  object: CreatedObject,
): Promise<Conclusion<LabelDocument>> => {
  const head = await pictures.head(object);
  if (!head.found) return judgeAbsence(head);
  throw new ConfigError(
    'misconfigured',
    'the labelling service may not read the images bucket, or is asked in another Region than it is in',
  );
};
