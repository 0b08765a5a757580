import { AwsError } from '../wire/aws-error.ts';

/**
 * A page of items that are known by a key. The token names the last item of the page before, so
 * items that come in meanwhile shift nothing.
 *
 * @throws {AwsError} InvalidToken when the token names none of the items.
 */
export const pageAfter = <T>(items: readonly T[], { token, size, keyOf }: PageRequest<T>) => {
  const start = token === undefined ? 0 : items.findIndex((item) => writeToken(keyOf(item)) === token) + 1;
  if (token !== undefined && start === 0) {
    throw new AwsError('InvalidToken', `Invalid Token: '${token}' is not one that this service answered.`);
  }
  const page = items.slice(start, start + size);
  const last = page.at(-1);
  const isMore = last !== undefined && start + size < items.length;
  return { page, ...(isMore ? { nextToken: writeToken(keyOf(last)) } : {}) };
};

interface PageRequest<T> {
  readonly token: string | undefined;
  readonly size: number;
  readonly keyOf: (item: T) => string;
}

const writeToken = (key: string): string => Buffer.from(`after ${key}`).toString('base64url');
