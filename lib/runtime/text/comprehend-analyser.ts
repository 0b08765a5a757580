import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import { ValidationError } from '../../core/errors.ts';
import type { Span, TextAnswers, TextFeature } from '../../core/text/analysis.ts';
import { codePointLength } from '../../core/text/code-points.ts';
import { type AnsweredPiece, COMBINE } from '../../core/text/combine-pieces.ts';
import { languageProblem } from '../../core/text/feature-limits.ts';
import { featurePieces } from '../../core/text/feature-pieces.ts';
import { areWithin } from '../../core/text/spans.ts';
import { textProblem } from '../../core/text/text-problem.ts';
import { callsFor, type PaidCalls, type Question } from '../ai/paid-calls.ts';
import { type Clock, systemClock } from '../clock.ts';
import { inParallel } from '../in-parallel.ts';
import { type Asked, askComprehend } from './ask-comprehend.ts';
import { OPERATIONS } from './comprehend-operations.ts';
import type { Analysed, TextAnalyser } from './text-analyser.ts';
import { ANSWERS, malformedReply, readReply } from './text-replies.ts';

/** Looks into the kept answers under way at the same time. */
const LOOKS_AT_ONCE = 16;

/**
 * Texts analysed by Amazon Comprehend. Nothing is paid for a text that is no text, that is in a language the feature
 * does not know, or whose answer is kept; the same text twice is asked about once.
 */
export const comprehendAnalyser = (
  client: ComprehendClient,
  calls: PaidCalls,
  clock: Clock = systemClock,
): TextAnalyser => ({
  analyse: async (feature, texts, options) => {
    const { language, fresh = false } = options;
    const job: Job<typeof feature> = { feature, language, calls, outcomes: new Map() };
    for (const text of texts) refuseUnfit(job, text);
    if (!fresh) await inParallel(unsettled(job, texts), LOOKS_AT_ONCE, (text) => recall(job, text));
    const asked = unsettled(job, texts).flatMap((text) => partsOf(job, text));
    if (asked.length > 0) {
      await calls.take(
        'comprehend',
        asked.reduce((sum, { text }) => sum + callsFor(text), 0),
      );
      const operation = OPERATIONS[feature];
      const read = (answer: unknown, text: string) => checked(text, readReply(ANSWERS[feature], answer));
      await askComprehend({ client, operation, language, read, clock }, asked);
    }
    return texts.map((text) => outcomeOf(job, text));
  },
});

/** One question about many texts, on its way. */
interface Job<F extends TextFeature> {
  readonly feature: F;
  readonly language: string;
  readonly calls: PaidCalls;
  /** By text. */
  readonly outcomes: Map<string, Analysed<TextAnswers[F]>>;
}

const refuseUnfit = <F extends TextFeature>({ feature, language, outcomes }: Job<F>, text: string): void => {
  const problem = languageProblem(feature, language) ?? textProblem(text);
  if (problem) outcomes.set(text, { ok: false, ...problem });
};

const unsettled = <F extends TextFeature>(
  { outcomes }: Job<F>,
  texts: readonly string[],
): readonly string[] => [...new Set(texts)].filter((text) => !outcomes.has(text));

/** A kept answer counts only if it could be the service's to this text. */
const recall = async <F extends TextFeature>(job: Job<F>, text: string): Promise<void> => {
  const kept = await job.calls.find(questionOf(job, text));
  if (kept === undefined) return;
  const { data } = ANSWERS[job.feature].safeParse(kept);
  if (data !== undefined && fits(text, data)) job.outcomes.set(text, { ok: true, value: data });
};

const questionOf = <F extends TextFeature>({ feature, language }: Job<F>, Text: string): Question => ({
  service: 'comprehend',
  operation: OPERATIONS[feature].name,
  input: feature === 'language' ? { Text } : { Text, LanguageCode: language },
});

/** What has to be asked to know about a whole text; the last answer settles it and keeps it. */
const partsOf = <F extends TextFeature>(job: Job<F>, text: string): readonly Asked<TextAnswers[F]>[] => {
  const pieces = split(job, text);
  const answered = new Map<number, AnsweredPiece<TextAnswers[F]>>();
  const settle = (index: number) => async (outcome: Analysed<TextAnswers[F]>) => {
    const piece = pieces[index];
    if (!outcome.ok || piece === undefined) return void job.outcomes.set(text, outcome);
    answered.set(index, { ...piece, answer: outcome.value });
    if (answered.size < pieces.length || job.outcomes.has(text)) return;
    const inOrder = pieces.flatMap((_, place) => answered.get(place) ?? []);
    const value = COMBINE[job.feature](inOrder);
    job.outcomes.set(text, { ok: true, value });
    await job.calls.keep(questionOf(job, text), value);
  };
  return pieces.map((piece, index) => ({ text: piece.text, settle: settle(index) }));
};

const split = <F extends TextFeature>({ feature, outcomes }: Job<F>, text: string) => {
  try {
    return featurePieces(feature, text);
  } catch (thrown) {
    if (!(thrown instanceof ValidationError)) throw thrown;
    outcomes.set(text, { ok: false, code: thrown.code, detail: thrown.message });
    return [];
  }
};

const outcomeOf = <F extends TextFeature>({ outcomes }: Job<F>, text: string): Analysed<TextAnswers[F]> => {
  const outcome = outcomes.get(text);
  if (outcome === undefined) throw malformedReply();
  return outcome;
};

const checked = <T>(text: string, answer: T): T => {
  if (fits(text, answer)) return answer;
  throw malformedReply();
};

/** Whether everything that was found stands in the text. */
const fits = (text: string, answer: unknown): boolean =>
  !Array.isArray(answer) || areWithin(answer.filter(isSpan), codePointLength(text));

const isSpan = (found: unknown): found is Span =>
  typeof found === 'object' && found !== null && 'BeginOffset' in found && 'EndOffset' in found;
