import { AwsError } from '../wire/aws-error.ts';

/**
 * The part of CloudWatch's filter patterns that finds texts: every term, quoted or not, must be in the
 * message, and none of those behind a minus.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 *
 * @throws {AwsError} for patterns over JSON members and columns, which the laptop cloud does not take.
 */
export const matcherOf = (pattern: string): ((message: string) => boolean) => {
  const trimmed = pattern.trim();
  if (/^[{[%]/.test(trimmed)) {
    throw new AwsError(
      'InvalidParameterException',
      "the laptop cloud takes filter patterns of terms, as '\"one text\" -another'; look for the member's value as a text",
    );
  }
  const terms = [...trimmed.matchAll(/(-?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(
    ([, minus, quoted, bare]) => ({
      wanted: minus === '',
      text: quoted?.replaceAll(/\\(.)/g, '$1') ?? bare ?? '',
    }),
  );
  return (message) => terms.every(({ wanted, text }) => message.includes(text) === wanted);
};
