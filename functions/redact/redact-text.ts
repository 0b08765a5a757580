import { ServingError, TransientError, ValidationError } from '../../lib/core/errors.ts';
import type { PiiEntity } from '../../lib/core/text/analysis.ts';
import { redactedText } from '../../lib/core/text/redacted-text.ts';
import { textProblem } from '../../lib/core/text/text-problem.ts';
import { outcomeError } from '../../lib/runtime/text/outcome-error.ts';
import type { TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import { findPersonalData } from './find-personal-data.ts';
import type { RedactRequest } from './request.ts';

export interface RedactReply {
  readonly redacted: string;
  /** What was replaced; offsets count code points of the text as it was sent. */
  readonly entities: readonly PiiEntity[];
  readonly mode: RedactRequest['how']['mode'];
  readonly language: string;
}

/**
 * The text without its personal data, or nothing of the text at all.
 *
 * @throws {ValidationError} `text_empty` or `encoding_invalid` for what is no text; `redaction_unavailable` for one in a
 * language or of a size that cannot be looked through.
 * @throws {ConfigError} `budget_exhausted`.
 * @throws {TransientError} `redaction_unavailable`, whatever else goes wrong.
 */
export const redactText = async (analyser: TextAnalyser, request: RedactRequest): Promise<RedactReply> => {
  const problem = textProblem(request.text);
  if (problem) throw outcomeError(problem);
  try {
    return await redact(analyser, request);
  } catch (thrown) {
    throw withheld(thrown);
  }
};

const redact = async (analyser: TextAnalyser, request: RedactRequest): Promise<RedactReply> => {
  const { text, types, how } = request;
  const { found, language } = await findPersonalData(analyser, request);
  const entities = types === undefined ? found : found.filter(({ Type }) => types.includes(Type));
  return { redacted: redactedText(text, entities, how), entities, mode: how.mode, language };
};

const withheld = (cause: unknown): ServingError => {
  if (cause instanceof ServingError && cause.code === 'budget_exhausted') return cause;
  if (cause instanceof ValidationError)
    return new ValidationError('redaction_unavailable', `the text is withheld: ${cause.message}`, { cause });
  return new TransientError(
    'redaction_unavailable',
    'the text is withheld, for its personal data could not be looked for; try again later',
    { cause },
  );
};
