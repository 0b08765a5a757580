/** What a text can be asked; the names are those of `POST /analyze`. */
export const TEXT_FEATURES = ['language', 'sentiment', 'entities', 'keyPhrases', 'pii', 'syntax'] as const;
export type TextFeature = (typeof TEXT_FEATURES)[number];

/** What Comprehend answers for one text, in its own shapes; offsets count code points of the text as it was sent. */
export interface TextAnswers {
  readonly language: readonly DetectedLanguage[];
  readonly sentiment: DetectedSentiment;
  readonly entities: readonly DetectedEntity[];
  readonly keyPhrases: readonly KeyPhrase[];
  readonly pii: readonly PiiEntity[];
  readonly syntax: readonly SyntaxToken[];
}

export interface DetectedLanguage {
  readonly LanguageCode: string;
  /** 0 to 1. */
  readonly Score: number;
}

export const SENTIMENTS = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'] as const;

export interface DetectedSentiment {
  readonly Sentiment: (typeof SENTIMENTS)[number];
  /** Each 0 to 1; together 1. */
  readonly SentimentScore: Readonly<Record<'Positive' | 'Negative' | 'Neutral' | 'Mixed', number>>;
}

/** Where something stands in a text: from `BeginOffset`, to before `EndOffset`. */
export interface Span {
  readonly BeginOffset: number;
  readonly EndOffset: number;
}

export interface DetectedEntity extends Span {
  readonly Score: number;
  readonly Type: string;
  readonly Text: string;
}

export interface KeyPhrase extends Span {
  readonly Score: number;
  readonly Text: string;
}

/** Comprehend does not repeat what it found. */
export interface PiiEntity extends Span {
  readonly Score: number;
  readonly Type: string;
}

export interface SyntaxToken extends Span {
  /** From 1. */
  readonly TokenId: number;
  readonly Text: string;
  readonly PartOfSpeech: { readonly Tag: string; readonly Score: number };
}
