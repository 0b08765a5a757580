import * as z from 'zod';
import type { LoadResult } from './load.ts';

const Result = z.object({
  requests: z.number().int().nonnegative(),
  requestsPerSecond: z.number().nonnegative(),
  p50Ms: z.number().nonnegative(),
  p99Ms: z.number().nonnegative(),
  errors: z.number().int().nonnegative(),
});

/**
 * Finds the one line of JSON in what a load generator has printed.
 *
 * @throws {Error} showing what it printed instead.
 */
export const readLoadResult = (printed: string): LoadResult => {
  const line = printed.split('\n').find((each) => each.startsWith('{'));
  const result = line === undefined ? undefined : Result.safeParse(JSON.parse(line));
  if (result?.success) return result.data;
  throw new Error(`the load generator printed no result, but: ${printed.slice(0, 500)}`);
};
