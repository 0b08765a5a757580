import type { PaidCalls } from '../../../../lib/runtime/ai/paid-calls.ts';

/** Keeps nothing and counts nothing. */
export const freeCalls: PaidCalls = {
  find: async () => undefined,
  take: async () => {},
  keep: async () => {},
};
