import { ValidationError } from '../../lib/core/errors.ts';
import type { AnalysisDocument } from '../../lib/core/text/analysis-document.ts';
import type { GiveUpReason } from '../../lib/runtime/dead-letters.ts';
import { documentSource } from '../../lib/runtime/object-work/document-source.ts';
import { type Judgement, lookAtObject, refused } from '../../lib/runtime/object-work/look-at-object.ts';
import type { Conclusion, ObjectWork } from '../../lib/runtime/object-work/settle-object.ts';
import type { StoredObjects } from '../../lib/runtime/object-work/stored-objects.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';
import type { TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import { analyseFile } from './analyse-file.ts';
import { MOST_FILE_BYTES } from './definition.ts';
import { readTextFile, type TextFile } from './read-text-file.ts';

export interface TextPorts {
  readonly texts: StoredObjects;
  readonly analyser: TextAnalyser;
}

/** What is done with a file of texts: a look at what it says, then calls that are paid. */
export const textWork = ({ texts, analyser }: TextPorts): ObjectWork<AnalysisDocument, TextFile> => ({
  judge: async (object) => {
    const look = await lookAtObject(texts, object, tooLarge);
    if (look.kind !== 'good') return look;
    const problem = tooLarge(look.facts.length);
    if (problem) return refused(problem);
    return orRefused<Judgement<TextFile>>(async () => ({
      kind: 'good',
      facts: readTextFile(object.key, look.facts),
    }));
  },
  work: (object, file) =>
    orRefused<Conclusion<AnalysisDocument>>(async () => ({
      kind: 'done',
      document: await documentOf(analyser, object, file),
    })),
  rejected: (object, { code, detail }) => ({
    ...documentSource(object),
    status: 'rejected',
    reason: { code, detail },
  }),
});

/** Bytes to read of a file: enough to see that it has too many. */
export const HEAD_BYTES = MOST_FILE_BYTES + 1;

const tooLarge = (bytes: number): GiveUpReason | undefined => {
  if (bytes <= MOST_FILE_BYTES) return undefined;
  return { code: 'text_too_large', detail: `the file has over ${MOST_FILE_BYTES} bytes; upload it in parts` };
};

const documentOf = async (
  analyser: TextAnalyser,
  object: CreatedObject,
  file: TextFile,
): Promise<AnalysisDocument> => ({
  ...documentSource(object),
  status: 'analysed',
  ...(file.byteOrderMark && { byteOrderMark: true }),
  ...(await analyseFile(analyser, file)),
});

/** What refuses the text is an outcome, everything else a failure. */
const orRefused = async <T>(work: () => Promise<T>): Promise<T | ReturnType<typeof refused>> => {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof ValidationError)) throw thrown;
    return refused({ code: thrown.code, detail: thrown.message });
  }
};
