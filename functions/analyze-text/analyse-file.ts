import { failureClassOf } from '../../lib/core/failure-class.ts';
import type { FileAnalysis } from '../../lib/core/text/analysis-document.ts';
import type { TextAnalysis } from '../../lib/core/text/text-analysis.ts';
import { outcomeError } from '../../lib/runtime/text/outcome-error.ts';
import type { Analysed, TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import { malformedReply } from '../../lib/runtime/text/text-replies.ts';
import { analyseMany, toldOf } from './analyse-request.ts';
import { analyseTexts } from './analyse-texts.ts';
import type { TextFile } from './read-text-file.ts';
import { type AnalyzeRequest, DEFAULT_FEATURES } from './request.ts';

const LINES_ASKED = { features: DEFAULT_FEATURES, fresh: false };

/**
 * What is found in a file. Texts of a list or lines that have no analysis have their reason in their place.
 *
 * @throws {ValidationError} when a file of one text can have none.
 * @throws {TransientError} when one of the texts may yet have one: what was found is kept, and costs nothing again.
 */
export const analyseFile = async (analyser: TextAnalyser, file: TextFile): Promise<FileAnalysis> =>
  file.kind === 'request' ? analyseRequested(analyser, file.request) : analyseLines(analyser, file);

const analyseRequested = async (
  analyser: TextAnalyser,
  { of, language, ...asked }: AnalyzeRequest,
): Promise<FileAnalysis> => {
  if ('texts' in of) {
    const outcomes = await analyseMany(
      analyser,
      of.texts.map((text) => ({ text, language })),
      asked,
    );
    return { format: 'list', results: outcomes.map((outcome, index) => ({ index, ...forGood(outcome) })) };
  }
  const [outcome] = await analyseTexts(analyser, [{ text: of.text, language }], asked);
  if (outcome === undefined) throw malformedReply();
  if (!outcome.ok) throw outcomeError(outcome);
  return { format: 'text', analysis: outcome.value };
};

const analyseLines = async (
  analyser: TextAnalyser,
  { lines }: Extract<TextFile, { kind: 'lines' }>,
): Promise<FileAnalysis> => {
  const items = lines.filter((line) => 'text' in line);
  const outcomes = (await analyseMany(analyser, items, LINES_ASKED)).values();
  const results = lines.map((each) => {
    const { line } = each;
    if ('error' in each) return { line, error: each.error };
    const { value } = outcomes.next();
    if (value === undefined) throw malformedReply();
    return { line, ...forGood(value) };
  });
  return { format: 'lines', results };
};

/** @throws {TransientError} for an outcome that is not the last word. */
const forGood = (outcome: Analysed<TextAnalysis>) => {
  const failure = outcome.ok ? undefined : outcomeError(outcome);
  if (failure && failureClassOf(failure) !== 'Permanent') throw failure;
  return toldOf(outcome);
};
