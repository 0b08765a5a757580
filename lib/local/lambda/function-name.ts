import { AwsError } from '../wire/aws-error.ts';

/** Every function has one version here, which `live` points at. */
const QUALIFIERS: readonly (string | null | undefined)[] = [null, undefined, '', '$LATEST', 'live'];

const NAME =
  /^(?:arn:aws[\w-]*:lambda:[a-z0-9-]+:\d{12}:function:|\d{12}:function:|function:)?(?<name>[\w-]{1,64})(?::(?<qualifier>[\w$-]+))?$/;

/**
 * The function's name in what a caller may write for it: a name, a partial or whole ARN, each with
 * a qualifier or without.
 *
 * @throws {AwsError} ValidationException, or ResourceNotFoundException for an alias that is not there.
 */
export const functionNameIn = (given: string, qualifier: string | null): string => {
  const groups = NAME.exec(given)?.groups;
  if (!groups?.name)
    throw new AwsError(
      'ValidationException',
      'the function name is not a name or an ARN of a Lambda function',
    );
  for (const each of [groups.qualifier, qualifier]) {
    if (!QUALIFIERS.includes(each)) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Function not found: ${groups.name}:${each}; there is the alias live`,
        404,
      );
    }
  }
  return groups.name;
};
