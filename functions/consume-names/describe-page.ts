import { ValidationError } from '../../lib/core/errors.ts';
import type { DoneOutcome } from '../../lib/core/pipeline/outcome.ts';
import type { TextAnswers, TextFeature } from '../../lib/core/text/analysis.ts';
import type { PageSource } from '../../lib/runtime/pages/page-source.ts';
import type { TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';

export interface PagePorts {
  readonly pages: PageSource;
  readonly analyser: TextAnalyser;
}

/** What is said of a name, by the page about it. */
export type Described = Omit<DoneOutcome, 'run' | 'name' | 'status'>;

/**
 * Fetches the page of a name and has its beginning analysed, in the page's own language.
 *
 * @throws {ValidationError} when there is no such page, or none whose text can be analysed; and whatever the ports
 * throw, when the name should be tried again.
 */
export const describePage = async ({ pages, analyser }: PagePorts, name: string): Promise<Described> => {
  const { title, url, language, extract } = await pages.summary(name);
  const ask = async <F extends TextFeature>(feature: F): Promise<TextAnswers[F]> => {
    const [answer] = await analyser.analyse(feature, [extract], { language });
    if (answer?.ok) return answer.value;
    throw new ValidationError(answer?.code ?? 'text_empty', answer?.detail ?? 'the page has no text');
  };
  /** One after the other: a page that has no sentiment costs no more calls. */
  const { Sentiment, SentimentScore } = await ask('sentiment');
  const entities = await ask('entities');
  const keyPhrases = await ask('keyPhrases');
  const { Positive: positive, Negative: negative, Neutral: neutral, Mixed: mixed } = SentimentScore;
  return {
    ...{ title, url, language },
    sentiment: Sentiment,
    scores: { positive, negative, neutral, mixed },
    entities: entities.map(({ Text, Type, Score }) => ({ text: Text, type: Type, score: Score })),
    keyPhrases: keyPhrases.map(({ Text, Score }) => ({ text: Text, score: Score })),
  };
};
