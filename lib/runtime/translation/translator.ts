import type { LanguagePair } from '../../core/translation/language-pair.ts';

export interface TranslateOptions extends LanguagePair {
  /** Pay for an answer even where one is kept. */
  readonly fresh?: boolean;
}

export interface Translation {
  readonly translated: string;
  /** What was translated from: of `auto`, the language that was found. */
  readonly source: string;
  readonly target: string;
}

/** Who translates texts. Longer ones than the service takes are parted at ends of sentences and put together again. */
export interface Translator {
  /**
   * @throws {ValidationError} `text_empty`, `encoding_invalid`, `language_pair_unsupported`, or `language_unsupported` when
   * the source cannot be told.
   * @throws {TransientError | ConfigError} or the service's error, when there is no answer to be had.
   */
  translate(text: string, options: TranslateOptions): Promise<Translation>;
}
