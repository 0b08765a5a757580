import type { ErrorCode } from '../../core/errors.ts';
import type { TextAnswers, TextFeature } from '../../core/text/analysis.ts';

/** What became of one text: its answer, or why it can have none. */
export type Analysed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ErrorCode; readonly detail: string };

export interface AnalyseOptions {
  /** As Comprehend writes it: `en`, `zh-TW`. Not read when the language itself is asked for. */
  readonly language: string;
  /** Pay for an answer even where one is kept. */
  readonly fresh?: boolean;
}

/**
 * Who analyses texts. Texts longer than the service takes are split, and offsets refer to the whole; identical texts may be
 * answered from what is kept.
 */
export interface TextAnalyser {
  /**
   * One outcome for each text, in their order. Only texts that the service failed on are asked again.
   *
   * @throws {TransientError | ConfigError} or the service's error, when it cannot be asked at all.
   */
  analyse<F extends TextFeature>(
    feature: F,
    texts: readonly string[],
    options: AnalyseOptions,
  ): Promise<readonly Analysed<TextAnswers[F]>[]>;
}
