import { type ErrorCode, type Issue, TransientError, ValidationError } from '../../lib/core/errors.ts';
import type { DetectedLanguage, DetectedSentiment } from '../../lib/core/text/analysis.ts';
import { dominantLanguage, likelyLanguages } from '../../lib/core/text/dominant-language.ts';
import { FEATURE_LANGUAGES } from '../../lib/core/text/feature-limits.ts';
import type { Analysed, TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import type { Judge } from './judge.ts';

/**
 * A text is positive when Comprehend's score for that is above the one for negative, whatever the label: neutral and
 * mixed texts lean one way or the other. The language is detected first.
 */
export const comprehendJudge =
  (analyser: TextAnalyser): Judge =>
  async (texts) => {
    const detected = allOf(await analyser.analyse('language', texts, { language: DEFAULT }));
    const languages = detected.map(judgeableLanguage);
    const judged = new Map<number, Analysed<boolean>>();
    for (const language of new Set(languages)) {
      if (language === undefined) continue;
      const places = [...languages.keys()].filter((place) => languages[place] === language);
      const some = places.map((place) => texts[place] ?? '');
      const outcomes = await analyser.analyse('sentiment', some, { language });
      for (const [index, outcome] of outcomes.entries()) judged.set(places[index] ?? 0, leaning(outcome));
    }
    return allOf(texts.map((_, place) => judged.get(place) ?? IN_ANOTHER_LANGUAGE));
  };

const JUDGED = FEATURE_LANGUAGES.sentiment;
/** Of a word or two that might be of any language. */
const DEFAULT = 'en';

const IN_ANOTHER_LANGUAGE: Analysed<boolean> = {
  ok: false,
  code: 'language_unsupported',
  detail: `the text is in a language that is not judged; judged are ${JUDGED.join(', ')}`,
};

/** The likeliest language that is judged, if any may be. */
const judgeableLanguage = (detected: readonly DetectedLanguage[]): string | undefined => {
  const known = likelyLanguages(detected).find((language) => JUDGED.includes(language));
  return known ?? (dominantLanguage(detected)?.lowConfidence === false ? undefined : DEFAULT);
};

const leaning = (outcome: Analysed<DetectedSentiment>): Analysed<boolean> => {
  if (!outcome.ok) return outcome;
  const { Positive, Negative } = outcome.value.SentimentScore;
  return { ok: true, value: Positive > Negative };
};

const TRANSIENT: ReadonlySet<ErrorCode> = new Set(['overloaded', 'upstream_unavailable', 'upstream_timeout']);

const MOST_ISSUES = 20;

/**
 * Every value: a contract of plain booleans has no place for the failure of one.
 *
 * @throws {ValidationError | TransientError} when one failed, naming it by its place.
 */
const allOf = <T>(outcomes: readonly Analysed<T>[]): readonly T[] => {
  const issues = outcomes.flatMap((outcome, index): Issue[] =>
    outcome.ok ? [] : [{ code: outcome.code, pointer: `/${index}`, detail: outcome.detail }],
  );
  const first = issues.find(({ code }) => !TRANSIENT.has(code)) ?? issues[0];
  if (first === undefined) return outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  const said = `${first.pointer}: ${first.detail}`;
  if (TRANSIENT.has(first.code)) throw new TransientError(first.code, said);
  throw new ValidationError(first.code, said, { issues: issues.slice(0, MOST_ISSUES) });
};
