import { ValidationError } from '../../lib/core/errors.ts';
import { sentencesOf } from '../../lib/core/text/first-sentences.ts';
import { ANY_LANGUAGE, TRANSLATE_LANGUAGES } from '../../lib/core/translation/language-pair.ts';
import type { PageSource } from '../../lib/runtime/pages/page-source.ts';
import type { Translator } from '../../lib/runtime/translation/translator.ts';

export interface SummarizePorts {
  readonly pages: PageSource;
  readonly translator: Translator;
}

export interface SummaryRequest {
  readonly entity: string;
  /** The most. */
  readonly sentences: number;
  /** @default the page's own */
  readonly language?: string | undefined;
  readonly fresh: boolean;
}

export interface Summary {
  /** Of the page that was found, which may be another than was asked for. */
  readonly title: string;
  readonly url: string;
  /** Of the summary. */
  readonly language: string;
  readonly summary: string;
  readonly sentences: number;
  readonly translated: boolean;
  /** What it was translated from. */
  readonly source?: string;
}

/** The first sentences of a page, in the language asked for. */
export const summarizePage = async (
  { pages, translator }: SummarizePorts,
  { entity, sentences: most, language: wanted, fresh }: SummaryRequest,
): Promise<Summary> => {
  const { title, url, language, extract } = await pages.summary(entity);
  const { text, sentences } = sentencesOf(extract, most, language);
  if (text === '')
    throw new ValidationError(
      'text_empty',
      'the page is there and has no text to summarize; ask for another',
    );
  if (wanted === undefined || wanted === language)
    return { title, url, language, summary: text, sentences, translated: false };
  const source = TRANSLATE_LANGUAGES.has(language) ? language : ANY_LANGUAGE;
  const translation = await translator.translate(text, { source, target: wanted, fresh });
  const { translated: summary, target, source: from } = translation;
  return { title, url, language: target, summary, sentences, translated: true, source: from };
};
