import { BATCH_ITEM_BYTES } from '../../lib/core/text/feature-limits.ts';
import type { TextAnalysis } from '../../lib/core/text/text-analysis.ts';
import type { TextProblem } from '../../lib/core/text/text-problem.ts';
import { outcomeError } from '../../lib/runtime/text/outcome-error.ts';
import type { Analysed, TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import { malformedReply } from '../../lib/runtime/text/text-replies.ts';
import { analyseTexts, type TextItem } from './analyse-texts.ts';
import type { AnalyzeRequest, Asked } from './request.ts';

/** What became of one text of many. */
export type ListedAnalysis = { readonly index: number } & (TextAnalysis | { readonly error: TextProblem });

export type AnalyzeReply = TextAnalysis | { readonly results: readonly ListedAnalysis[] };

/**
 * The analysis of one text, or of each of many.
 *
 * @throws {ServingError} when the one text cannot be analysed, or nothing can.
 */
export const analyseRequest = async (
  analyser: TextAnalyser,
  { of, language, ...asked }: AnalyzeRequest,
): Promise<AnalyzeReply> => {
  if ('texts' in of) {
    const items = of.texts.map((text) => ({ text, language }));
    const outcomes = await analyseMany(analyser, items, asked);
    return { results: outcomes.map((outcome, index) => ({ index, ...toldOf(outcome) })) };
  }
  const [outcome] = await analyseTexts(analyser, [{ text: of.text, language }], asked);
  if (outcome === undefined) throw malformedReply();
  if (!outcome.ok) throw outcomeError(outcome);
  return outcome.value;
};

/** The same for texts of a list, of which none may be longer than Comprehend takes among others. */
export const analyseMany = async (
  analyser: TextAnalyser,
  items: readonly TextItem[],
  asked: Asked,
): Promise<readonly Analysed<TextAnalysis>[]> => {
  const fitting = items.filter(fits);
  const outcomes = (await analyseTexts(analyser, fitting, asked)).values();
  return items.map((item) => (fits(item) ? outcomes.next().value : undefined) ?? TOO_LARGE);
};

export const toldOf = (outcome: Analysed<TextAnalysis>): TextAnalysis | { readonly error: TextProblem } =>
  outcome.ok ? outcome.value : { error: { code: outcome.code, detail: outcome.detail } };

const fits = ({ text }: TextItem): boolean => Buffer.byteLength(text) <= BATCH_ITEM_BYTES;

const TOO_LARGE = {
  ok: false,
  code: 'text_too_large',
  detail: `the text has more than ${BATCH_ITEM_BYTES} bytes of UTF-8, which is the most for one of many; send it alone`,
} as const;
