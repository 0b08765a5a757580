import { type Issue, ValidationError } from '../../lib/core/errors.ts';
import { BATCH_ITEM_BYTES } from '../../lib/core/text/feature-limits.ts';
import { textProblem } from '../../lib/core/text/text-problem.ts';
import { MOST_TEXTS } from './definition.ts';

/** More issues than this say nothing new. */
const MOST_ISSUES = 20;

const EXAMPLE = '["MLOps is critical for robustness"]';

/**
 * Reads the body: a JSON array of one or more texts. All are taken or none.
 *
 * @throws {ValidationError} `type_mismatch`, `no_rows` or `too_many_texts` for the array; for its items, with a pointer
 * like `/7`, `type_mismatch`, `text_empty`, `encoding_invalid` or `text_too_large`. No message repeats a text.
 */
export const readTexts = (payload: unknown): readonly string[] => {
  if (!Array.isArray(payload))
    throw new ValidationError('type_mismatch', `the body must be an array of texts like ${EXAMPLE}`);
  if (payload.length === 0)
    throw new ValidationError('no_rows', `the array holds no text; send at least one, like ${EXAMPLE}`);
  if (payload.length > MOST_TEXTS)
    throw new ValidationError(
      'too_many_texts',
      `the array holds ${payload.length} texts; at most ${MOST_TEXTS} are taken at once`,
    );
  const items: readonly unknown[] = payload;
  const texts = items.filter((item) => typeof item === 'string');
  refuseIfAny(items.flatMap((item, index) => (typeof item === 'string' ? [] : [mismatch(index)])));
  refuseIfAny(texts.flatMap((text, index) => unfit(text, index) ?? []));
  return texts;
};

const mismatch = (index: number): Issue => ({
  code: 'type_mismatch',
  pointer: `/${index}`,
  detail: 'it must be a text in quotes',
});

const unfit = (text: string, index: number): Issue | undefined => {
  const bytes = Buffer.byteLength(text);
  if (bytes > BATCH_ITEM_BYTES) {
    const detail = `the text has ${bytes} bytes of UTF-8; at most ${BATCH_ITEM_BYTES} are taken, send it in parts`;
    return { code: 'text_too_large', pointer: `/${index}`, detail };
  }
  const problem = textProblem(text);
  return problem && { ...problem, pointer: `/${index}` };
};

const refuseIfAny = (issues: readonly Issue[]): void => {
  const [first] = issues;
  if (first === undefined) return;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  throw new ValidationError(first.code, `${first.pointer}: ${first.detail}${more}`, {
    issues: issues.slice(0, MOST_ISSUES),
  });
};
