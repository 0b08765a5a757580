import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject } from '../wire/json-service.ts';
import { detectLanguage } from './detect-language.ts';
import { dictionaryFor } from './dictionary.ts';
import { isAwsLanguage, isLocalLanguage, LOCAL_LANGUAGES } from './languages.ts';
import { parseTranslateTextRequest } from './translate-text-request.ts';
import { translateWords } from './translate-words.ts';

interface Pair {
  readonly source: string;
  readonly target: string;
}

/** Amazon Translate's TranslateText, by a dictionary of a few hundred words; see `translateWords`. */
export const translateText = async (input: JsonObject) => {
  const { text, source: asked, target } = parseTranslateTextRequest(input);
  if (!isAwsLanguage(target) || !(asked === 'auto' || isAwsLanguage(asked)))
    throw unsupported({ source: asked, target });
  const source = asked === 'auto' ? await sourceOf(text) : asked;
  return {
    TranslatedText: source === target ? text : translated(text, { source, target }),
    SourceLanguageCode: source,
    TargetLanguageCode: target,
  };
};

const translated = (text: string, { source, target }: Pair): string => {
  if (isLocalLanguage(source) && isLocalLanguage(target))
    return translateWords(text, dictionaryFor(source, target));
  throw unsupported({ source, target });
};

/** @throws {AwsError} `DetectedLanguageLowConfidenceException`. */
const sourceOf = async (text: string): Promise<string> => {
  const { language, isSure } = await detectLanguage(text);
  if (isSure) return language;
  throw new AwsError(
    'DetectedLanguageLowConfidenceException',
    'The language of the text cannot be told with confidence; give SourceLanguageCode.',
    400,
    language === '' ? {} : { DetectedLanguageCode: language },
  );
};

const unsupported = ({ source, target }: Pair): AwsError => {
  const local = `The laptop's own dictionary has ${LOCAL_LANGUAGES.join(', ')}, each into each other`;
  const beyond = isAwsLanguage(target) && (source === 'auto' || isAwsLanguage(source));
  const advice = beyond ? `${local}; "polo start --ai aws" has AWS translate this pair` : local;
  return new AwsError(
    'UnsupportedLanguagePairException',
    `Unsupported language pair: ${source} to ${target}. ${advice}.`,
    400,
    { SourceLanguageCode: source, TargetLanguageCode: target },
  );
};
