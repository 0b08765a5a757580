import { ConfigError, TransientError, ValidationError } from '../../core/errors.ts';
import { ANY_LANGUAGE, type LanguagePair, unsupportedPair } from '../../core/translation/language-pair.ts';

/** An error of Amazon Translate as callers hear it; what is not particular to translation stays as it is. */
export const translationFailure = (error: unknown, { source }: LanguagePair): unknown => {
  if (!(error instanceof Error)) return error;
  const options = { cause: error };
  switch (error.name) {
    case 'UnsupportedLanguagePairException':
      return unsupportedPair(
        'the translation service does not have this pair of languages; Amazon Translate has any two',
        options,
      );
    case 'DetectedLanguageLowConfidenceException':
      return new ValidationError(
        'language_unsupported',
        'the language of the text cannot be told with confidence; name it in "source"',
        options,
      );
    case 'TextSizeLimitExceededException':
      return new ValidationError('text_too_large', 'the service finds a part of the text too long', options);
    case 'AccessDeniedException':
      return new ConfigError(
        'misconfigured',
        `this function may not translate: ${rightsFor(source)}`,
        options,
      );
    case 'TimeoutError':
      return late('the translation service did not answer in time; try again', options);
    case 'AbortError':
      return late('the text takes too long to translate; send it again, or in parts', options);
    default:
      return error;
  }
};

const late = (message: string, options: ErrorOptions): TransientError =>
  new TransientError('upstream_timeout', message, options);

const rightsFor = (source: string): string =>
  source === ANY_LANGUAGE
    ? 'its role needs translate:TranslateText and, to find out the source language, comprehend:DetectDominantLanguage'
    : 'its role needs translate:TranslateText';
