import type { S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { readEnv } from '../env.ts';
import { type DailyBudgetOptions, dailyBudget } from './daily-budget.ts';
import { type KeptAnswersOptions, keptAnswers } from './kept-answers.ts';
import type { PaidCalls } from './paid-calls.ts';

/** @default now: the system's clock */
export type PaidCallsOptions = Omit<KeptAnswersOptions & DailyBudgetOptions, 'now'> & {
  readonly now?: () => number;
};

/** Answers that are kept, and a limit on calls a day, both in the bucket `answers`. */
export const s3PaidCalls = (s3: S3Client, { now = Date.now, ...options }: PaidCallsOptions): PaidCalls => ({
  ...keptAnswers(s3, { ...options, now }),
  ...dailyBudget(s3, { ...options, now }),
});

const Limit = z.union([z.literal('none').transform(() => undefined), z.coerce.number().pipe(z.int().min(0))]);

/** The same, as the function's environment says. */
export const paidCallsFromEnv = (s3: S3Client, source?: NodeJS.ProcessEnv): PaidCalls => {
  const env = readEnv(
    {
      ANSWERS_BUCKET: z.string().min(1),
      ANSWER_HOURS: z.coerce.number().min(0),
      DAILY_COMPREHEND_CALLS: Limit.optional(),
      DAILY_TRANSLATE_CALLS: Limit.optional(),
      DAILY_REKOGNITION_CALLS: Limit.optional(),
    },
    source,
  );
  const limits = {
    comprehend: env.DAILY_COMPREHEND_CALLS,
    translate: env.DAILY_TRANSLATE_CALLS,
    rekognition: env.DAILY_REKOGNITION_CALLS,
  };
  const dailyCalls = Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
  return s3PaidCalls(s3, { bucket: env.ANSWERS_BUCKET, answerHours: env.ANSWER_HOURS, dailyCalls });
};
