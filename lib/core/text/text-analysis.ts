import type { TextAnswers, TextFeature } from './analysis.ts';

/** The language that a text was analysed in. */
export interface AnalysedLanguage {
  readonly LanguageCode: string;
  /** 0 to 1; only where it was detected. */
  readonly Score?: number;
  /** Whether it was found out, not given. */
  readonly detected: boolean;
  /** Another language may have a fair part in the text, or it is too short to tell. */
  readonly lowConfidence?: true;
}

/** What can be found out about a text whose language is known. */
export type TextFindings = Omit<TextAnswers, 'language'>;

/** What was found out about one text: its language, and the features that were asked for. */
export interface TextAnalysis extends Partial<TextFindings> {
  readonly language: AnalysedLanguage;
  /** How many pieces the text was split into, by feature, where there was more than one. */
  readonly parts?: Readonly<Partial<Record<TextFeature, number>>>;
}
