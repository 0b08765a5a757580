/** A query as SigV4 signs it: names and values decoded, a plus being a plus. */
export type SignedQuery = ReadonlyMap<string, readonly string[]>;

/**
 * Reads the query of a request for signing.
 *
 * @returns `undefined` when it is not URL-encoded UTF-8.
 */
export const readSignedQuery = (rawQuery: string): SignedQuery | undefined => {
  const query = new Map<string, string[]>();
  for (const part of rawQuery.split('&').filter((each) => each !== '')) {
    const [name = '', ...value] = part.split('=');
    try {
      const decoded = decodeURIComponent(name);
      query.set(decoded, [...(query.get(decoded) ?? []), decodeURIComponent(value.join('='))]);
    } catch {
      return undefined;
    }
  }
  return query;
};
