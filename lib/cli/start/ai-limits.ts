import { AI_LIMITS } from '../../../functions/ai-limits.ts';

export interface AiLimitValues {
  /** Calls a day of each AI service; left out, as the definitions say where calls cost money, else no limit. */
  readonly dailyAiCalls: number | undefined;
  /** Hours for which answers are kept; left out, as the definitions say, or none with recordings. */
  readonly answerHours: number | undefined;
}

/** What the functions read as no limit. */
const NO_LIMIT = 'none';

export interface AiCosts {
  readonly costsMoney: boolean;
  /** Every call is to be made, unless somebody asks for answers to be kept. */
  readonly keepsNothing?: boolean;
}

/** The limits on AI services, as variables that win over those in the functions' definitions. */
export const aiLimitOverrides = (
  { dailyAiCalls, answerHours }: AiLimitValues,
  { costsMoney, keepsNothing = false }: AiCosts,
): Readonly<Record<string, string>> => {
  const hours = answerHours ?? (keepsNothing ? 0 : undefined);
  const calls = dailyAiCalls ?? (costsMoney ? undefined : NO_LIMIT);
  const daily = Object.keys(AI_LIMITS).filter((name) => name.startsWith('DAILY_'));
  return {
    ...(calls !== undefined && Object.fromEntries(daily.map((name) => [name, String(calls)]))),
    ...(hours !== undefined && { ANSWER_HOURS: String(hours) }),
  };
};
