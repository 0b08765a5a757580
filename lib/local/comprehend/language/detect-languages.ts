import type { DetectedLanguage } from '../../../core/text/analysis.ts';
import { hanVariant } from './han-variant.ts';
import { scriptLanguage } from './script-language.ts';

/** How like each language a text's letters are, 0 to 1, by ISO 639-1 code. */
export type LanguageModel = (text: string) => Readonly<Record<string, number>>;

/**
 * eld with its small tables: of 75 sentences of 1 to 7 words in Comprehend's languages it names 72, 73 after the script
 * has been looked at; tinyld names 70 and takes ten times as long.
 */
export const loadLanguageModel = async (): Promise<LanguageModel> => {
  const { eld } = await import('eld/small');
  return (text) => eld.detect(text).getScores();
};

/**
 * The languages of a text, the dominant one first, with scores that add up to 1 at most. A text without letters is
 * called English, with next to no certainty, since AWS always names a language.
 */
export const detectLanguages = (text: string, model: LanguageModel): DetectedLanguage[] => {
  const scores = new Map<string, number>();
  const parts = partsOf(text);
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  for (const part of parts) {
    for (const [language, score] of scoresOf(part, model)) {
      scores.set(language, (scores.get(language) ?? 0) + (score * part.length) / total);
    }
  }
  const found = Array.from(scores, ([LanguageCode, score]) => ({ LanguageCode, Score: rounded(score) }));
  const listed = found.filter(({ Score }) => Score >= LEAST).sort((one, other) => other.Score - one.Score);
  return listed.length > 0 ? listed : [{ LanguageCode: 'en', Score: LEAST }];
};

const LEAST = 0.01;
/** Shorter parts are judged with what follows them. */
const SHORTEST_PART = 25;

/** Addresses are in no language. */
const ADDRESS = /\bhttps?:\/\/\S+|\S{1,64}@\S{1,255}/gu;

/** Sentences or lines with letters, so that each language of a mixed text is found. */
const partsOf = (text: string): string[] => {
  const parts: string[] = [];
  let part = '';
  for (const [piece] of text.replace(ADDRESS, ' ').matchAll(/[^.!?。！？\n]{0,2000}[.!?。！？\n]?/gu)) {
    part += piece;
    if (part.length < SHORTEST_PART) continue;
    parts.push(part);
    part = '';
  }
  if (/\p{L}/u.test(part)) parts.push(part);
  return parts.filter((each) => /\p{L}/u.test(each));
};

const scoresOf = (part: string, model: LanguageModel): [string, number][] => {
  const script = scriptLanguage(part);
  if (script !== undefined) {
    const { language, share } = script;
    return [[language === 'zh' ? hanVariant(part) : language, 0.99 * share]];
  }
  const likeness = Object.entries(model(part));
  const best = Math.max(...likeness.map(([, score]) => score));
  const sharpness = SHARPNESS * Math.min(3, Math.max(1, part.length / 40));
  const weights = likeness.map(
    ([language, score]) => [language, Math.exp(sharpness * (score - best))] as const,
  );
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  return weights.map(([language, weight]) => [language, (0.99 * weight) / sum]);
};

/** In a short part, two languages whose likeness differs by 0.1 differ tenfold in certainty; in longer ones by more. */
const SHARPNESS = 23;

const rounded = (score: number): number => Math.round(score * 1e8) / 1e8;
