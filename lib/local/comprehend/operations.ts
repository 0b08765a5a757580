import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject, JsonOperation } from '../wire/json-service.ts';
import { languageOf, requireAbsent, textListOf, textOf } from './request-members.ts';

/** One thing to ask about a text. */
export interface Analysis {
  /** The longest text, in bytes of UTF-8. */
  readonly mostBytes: number;
  /** What `LanguageCode` may be; without, the request has none. */
  readonly languages?: readonly string[];
  /** Members that AWS knows and this service refuses, rather than passing them over. */
  readonly absent?: readonly string[];
  answer(text: string, language: string): Promise<object>;
}

/** Every text of a batch, whatever it is asked. */
const MOST_BATCH_ITEM_BYTES = 5_000;
const MOST_BATCH_ITEMS = 25;

/** `{"Text", "LanguageCode"?}`, answered or refused. */
export const singleOperation =
  (analysis: Analysis): JsonOperation =>
  async (input) => {
    requireAbsent(input, analysis.absent ?? []);
    const text = textOf(input);
    const language = requestLanguage(input, analysis);
    const tooLong = excess(text, analysis.mostBytes);
    if (tooLong !== undefined) throw new AwsError('TextSizeLimitExceededException', tooLong);
    return analysis.answer(text, language);
  };

/**
 * `{"TextList", "LanguageCode"?}`: a result or an error for each text, by its index. A text that is too long
 * spoils only itself; more than 25 texts spoil the request.
 */
export const batchOperation =
  (analysis: Analysis): JsonOperation =>
  async (input) => {
    const texts = textListOf(input);
    const language = requestLanguage(input, analysis);
    if (texts.length > MOST_BATCH_ITEMS) {
      throw new AwsError(
        'BatchSizeLimitExceededException',
        `A batch may have at most ${MOST_BATCH_ITEMS} texts; this one has ${texts.length}.`,
      );
    }
    const ResultList: object[] = [];
    const ErrorList: object[] = [];
    for (const [Index, text] of texts.entries()) {
      const tooLong = excess(text, MOST_BATCH_ITEM_BYTES);
      if (tooLong === undefined) ResultList.push({ Index, ...(await analysis.answer(text, language)) });
      else ErrorList.push({ Index, ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED', ErrorMessage: tooLong });
    }
    return { ResultList, ErrorList };
  };

const requestLanguage = (input: JsonObject, { languages }: Analysis): string =>
  languages === undefined ? '' : languageOf(input, languages);

const excess = (text: string, most: number): string | undefined => {
  const bytes = Buffer.byteLength(text);
  return bytes <= most
    ? undefined
    : `Input text size exceeds limit. Max length of request text allowed is ${most} bytes while in this request the text size is ${bytes} bytes`;
};
