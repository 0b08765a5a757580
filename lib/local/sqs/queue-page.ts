import { invalid } from './parameters.ts';

/**
 * One page of names in order. Like SQS, everything up to 1,000 comes at once and without a token
 * unless the caller sets `most`.
 */
export const pageOf = (names: readonly string[], token: string | undefined, most: number | undefined) => {
  const after = token === undefined ? '' : readToken(token);
  const left = names.filter((name) => name > after);
  const items = left.slice(0, most ?? 1000);
  const last = items.at(-1);
  const NextToken =
    most !== undefined && last !== undefined && items.length < left.length ? tokenOf(last) : undefined;
  return { items, ...(NextToken === undefined ? {} : { NextToken }) };
};

const tokenOf = (name: string): string => Buffer.from(`after ${name}`).toString('base64url');

const readToken = (token: string): string => {
  const name = /^after ([\w-]+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (name === undefined) throw invalid('NextToken', token, 'It is not one that this service answered.');
  return name;
};
