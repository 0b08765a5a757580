import { ConfigError } from '../../../../lib/core/errors.ts';
import type { PaidCalls, Question } from '../../../../lib/runtime/ai/paid-calls.ts';

/** Keeps every answer in memory and counts what is paid, up to a limit. */
export const memoryCalls = (limit = Number.POSITIVE_INFINITY) => {
  const kept = new Map<string, unknown>();
  const nameOf = (question: Question): string => JSON.stringify(question);
  let paid = 0;
  const calls: PaidCalls = {
    find: async (question) => kept.get(nameOf(question)),
    take: async (_, units) => {
      if (paid + units > limit) throw new ConfigError('budget_exhausted', 'the calls of today are used up');
      paid += units;
    },
    keep: async (question, answer) => void kept.set(nameOf(question), answer),
  };
  return { ...calls, kept, paid: () => paid };
};
