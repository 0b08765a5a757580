import type { DetectedLanguage, TextFeature } from '../../lib/core/text/analysis.ts';
import { dominantLanguage } from '../../lib/core/text/dominant-language.ts';
import { languageProblem } from '../../lib/core/text/feature-limits.ts';
import { featurePieces } from '../../lib/core/text/feature-pieces.ts';
import type { AnalysedLanguage, TextAnalysis, TextFindings } from '../../lib/core/text/text-analysis.ts';
import { type TextProblem, textProblem } from '../../lib/core/text/text-problem.ts';
import { inParallel } from '../../lib/runtime/in-parallel.ts';
import type { Analysed, TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import type { Asked } from './request.ts';

export interface TextItem {
  readonly text: string;
  /** Detected when left out. */
  readonly language?: string | undefined;
}

/** Questions about groups of texts under way at the same time; each may be several calls. */
const QUESTIONS_AT_ONCE = 3;

/**
 * One outcome for each text, in their order: all that was asked about it, or the first reason why it cannot be had.
 * Texts in one language are asked about together.
 *
 * @throws whatever the analyser throws, when it cannot be asked at all.
 */
export const analyseTexts = async (
  analyser: TextAnalyser,
  items: readonly TextItem[],
  asked: Asked,
): Promise<readonly Analysed<TextAnalysis>[]> => {
  const drafts = items.map(draftOf);
  await detect(
    analyser,
    drafts.filter(isOpen).filter(({ language }) => !language),
    asked.fresh,
  );
  const wanted = asked.features.filter((feature) => feature !== 'language');
  for (const draft of drafts)
    draft.problem ??= wanted.map((feature) => unsupported(feature, draft)).find(Boolean);
  const groups = Map.groupBy(drafts.filter(isOpen), ({ language }) => language?.LanguageCode ?? '');
  const questions = [...groups].flatMap(([language, group]) =>
    wanted.map((feature) => () => ask(analyser, feature, group, { language, fresh: asked.fresh })),
  );
  await inParallel(questions, QUESTIONS_AT_ONCE, (question) => question());
  return drafts.map((draft) => outcomeOf(draft, wanted));
};

interface Draft {
  readonly text: string;
  problem: TextProblem | undefined;
  language: AnalysedLanguage | undefined;
  readonly findings: Partial<TextFindings>;
}

const draftOf = ({ text, language }: TextItem): Draft => ({
  text,
  problem: textProblem(text),
  language: language === undefined ? undefined : { LanguageCode: language, detected: false },
  findings: {},
});

const isOpen = ({ problem }: Draft): boolean => problem === undefined;

const detect = async (analyser: TextAnalyser, drafts: readonly Draft[], fresh: boolean): Promise<void> => {
  if (drafts.length === 0) return;
  const texts = drafts.map(({ text }) => text);
  const outcomes = await analyser.analyse('language', texts, { language: '', fresh });
  for (const [index, draft] of drafts.entries()) {
    const outcome = outcomes[index];
    if (outcome?.ok) draft.language = detected(outcome.value);
    draft.problem = outcome?.ok === false ? outcome : draft.language ? undefined : UNTOLD;
  }
};

const detected = (languages: readonly DetectedLanguage[]): AnalysedLanguage | undefined => {
  const dominant = dominantLanguage(languages);
  if (dominant === undefined) return undefined;
  const { LanguageCode, Score, lowConfidence } = dominant;
  return { LanguageCode, Score, detected: true, ...(lowConfidence && { lowConfidence }) };
};

const UNTOLD: TextProblem = {
  code: 'language_unsupported',
  detail: 'the language of the text cannot be told; give "language"',
};

const unsupported = (feature: TextFeature, { language }: Draft): TextProblem | undefined =>
  language && languageProblem(feature, language.LanguageCode);

const ask = async <F extends keyof TextFindings>(
  analyser: TextAnalyser,
  feature: F,
  drafts: readonly Draft[],
  options: { readonly language: string; readonly fresh: boolean },
): Promise<void> => {
  const outcomes = await analyser.analyse(
    feature,
    drafts.map(({ text }) => text),
    options,
  );
  for (const [index, draft] of drafts.entries()) {
    const outcome = outcomes[index];
    if (outcome?.ok) Object.assign(draft.findings, { [feature]: outcome.value });
    else draft.problem ??= outcome;
  }
};

const outcomeOf = (
  { text, problem, language, findings }: Draft,
  wanted: readonly (keyof TextFindings)[],
): Analysed<TextAnalysis> => {
  if (problem) return { ok: false, code: problem.code, detail: problem.detail };
  if (language === undefined) return { ok: false, ...UNTOLD };
  /** In one order, whichever answer came first. */
  const inOrder: Partial<TextFindings> = {};
  for (const feature of wanted) Object.assign(inOrder, { [feature]: findings[feature] });
  const parts = wanted.map((feature) => [feature, featurePieces(feature, text).length] as const);
  const split = parts.filter(([, pieces]) => pieces > 1);
  const told = split.length > 0 && { parts: Object.fromEntries(split) };
  return { ok: true, value: { language, ...inOrder, ...told } };
};
