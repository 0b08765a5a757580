import { AwsError } from '../wire/aws-error.ts';
import type { Pairs } from './object-record.ts';

const MOST_TAGS = 10;
const LONGEST_NAME = 128;
const LONGEST_VALUE = 256;

/** Tags as `x-amz-tagging` has them: `colour=red&size=large`. @throws {AwsError} InvalidTag, BadRequest. */
export const readTagHeader = (header: string | undefined): Pairs =>
  checkTags([...new URLSearchParams(header ?? '')]);

/** @throws {AwsError} BadRequest over 10 tags; InvalidTag when a name is empty, too long or given twice, or a value too long. */
export const checkTags = (tags: Pairs): Pairs => {
  if (tags.length > MOST_TAGS)
    throw new AwsError('BadRequest', `Object tags cannot be greater than ${MOST_TAGS}`);
  if (new Set(tags.map(([name]) => name)).size < tags.length) {
    throw new AwsError('InvalidTag', 'Cannot provide multiple Tags with the same key');
  }
  for (const [name, value] of tags) {
    if (name !== '' && name.length <= LONGEST_NAME && value.length <= LONGEST_VALUE) continue;
    throw new AwsError(
      'InvalidTag',
      `The tag "${name}" is not valid: 1 to ${LONGEST_NAME} characters of name, up to ${LONGEST_VALUE} of value.`,
    );
  }
  return tags;
};
