import { ValidationError } from '../../lib/core/errors.ts';
import type { PiiEntity } from '../../lib/core/text/analysis.ts';
import { codePointLength } from '../../lib/core/text/code-points.ts';
import { likelyLanguages } from '../../lib/core/text/dominant-language.ts';
import { FEATURE_BYTES, FEATURE_LANGUAGES } from '../../lib/core/text/feature-limits.ts';
import { areWithin, joinedSpans } from '../../lib/core/text/spans.ts';
import { splitText } from '../../lib/core/text/split-text.ts';
import { hasWords } from '../../lib/core/text/text-problem.ts';
import { outcomeError } from '../../lib/runtime/text/outcome-error.ts';
import type { Analysed, TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import { malformedReply } from '../../lib/runtime/text/text-replies.ts';
import type { RedactRequest } from './request.ts';

export interface PersonalData {
  readonly found: readonly PiiEntity[];
  /** What the text is written in, or mostly. */
  readonly language: string;
}

/**
 * The personal data in a text, in every language that a fair part of it may be written in.
 *
 * @throws {ServingError} when there is any doubt whether all was looked at: a language that is not known or cannot be
 * told, a service that does not answer, an answer that does not fit the text.
 */
export const findPersonalData = async (
  analyser: TextAnalyser,
  { text, language, fresh }: Pick<RedactRequest, 'text' | 'language' | 'fresh'>,
): Promise<PersonalData> => {
  const languages = language === undefined ? await languagesOf(analyser, text, fresh) : [language];
  const [first] = languages;
  if (first === undefined || languages.some((each) => !FEATURE_LANGUAGES.pii.includes(each)))
    throw languageUnsupported();
  const pieces = await Promise.all(
    languages.map(async (each) => {
      const [outcome] = await analyser.analyse('pii', [text], { language: each, fresh });
      return { offset: 0, found: answerOf(outcome) };
    }),
  );
  const found = joinedSpans(pieces);
  if (!areWithin(found, codePointLength(text))) throw malformedReply();
  return { found, language: first };
};

/** Every part of a long text is looked at: one in another language would pass for clean. */
const languagesOf = async (
  analyser: TextAnalyser,
  text: string,
  fresh: boolean,
): Promise<readonly string[]> => {
  const pieces = splitText(text, { maxBytes: FEATURE_BYTES.language }).map((piece) => piece.text);
  const telling = pieces.length > 1 ? pieces.filter(hasWords) : pieces;
  const outcomes = await analyser.analyse('language', telling, { language: '', fresh });
  if (outcomes.length !== telling.length) throw malformedReply();
  const spoken = outcomes.map((outcome) => likelyLanguages(answerOf(outcome)));
  if (spoken.some((languages) => languages.length === 0)) throw languageUnsupported();
  return [...new Set(spoken.flat())];
};

const answerOf = <T>(outcome: Analysed<T> | undefined): T => {
  if (outcome === undefined) throw malformedReply();
  if (!outcome.ok) throw outcomeError(outcome);
  return outcome.value;
};

const languageUnsupported = (): ValidationError =>
  new ValidationError(
    'language_unsupported',
    `personal data is found in ${FEATURE_LANGUAGES.pii.join(' and ')} only, and the text may be in another language; give "language" if it is not`,
  );
