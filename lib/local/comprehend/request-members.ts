import { AwsError } from '../wire/aws-error.ts';
import type { JsonObject } from '../wire/json-service.ts';

/** @throws {AwsError} `SerializationException` when it is not text, `InvalidRequestException` when it is missing or empty. */
export const textOf = ({ Text }: JsonObject): string => nonEmpty(Text, 'Text');

/** @throws {AwsError} as `textOf`, for the list or one of its texts. */
export const textListOf = ({ TextList }: JsonObject): readonly string[] => {
  if (TextList == null) throw invalid('TextList is required.');
  if (!Array.isArray(TextList)) throw notA('TextList', 'list');
  if (TextList.length === 0) throw invalid('TextList must hold at least 1 text.');
  return TextList.map((text: unknown, index) => nonEmpty(text, `TextList[${index}]`));
};

/** @throws {AwsError} `UnsupportedLanguageException` for a code that is not among `supported`, letter case and all. */
export const languageOf = ({ LanguageCode }: JsonObject, supported: readonly string[]): string => {
  const code = nonEmpty(LanguageCode, 'LanguageCode');
  if (supported.includes(code)) return code;
  throw new AwsError(
    'UnsupportedLanguageException',
    `Input language not supported for this operation. Supported languages are: ${supported.join(', ')}`,
  );
};

/** @throws {AwsError} `InvalidRequestException` naming a member that only AWS can act on. */
export const requireAbsent = (input: JsonObject, members: readonly string[]): void => {
  const present = members.find((member) => input[member] != null);
  if (present !== undefined) {
    throw invalid(
      `${present} needs Amazon Comprehend itself: the laptop cloud reads plain text, with no model of yours.`,
    );
  }
};

const nonEmpty = (value: unknown, member: string): string => {
  if (value == null) throw invalid(`${member} is required.`);
  if (typeof value !== 'string') throw notA(member, 'string');
  if (value === '') throw invalid(`${member} must have at least 1 character.`);
  return value;
};

const invalid = (message: string): AwsError => new AwsError('InvalidRequestException', message);
const notA = (member: string, kind: string): AwsError =>
  new AwsError('SerializationException', `${member} must be a ${kind}.`);
