import * as z from 'zod';
import { SENTIMENTS } from '../text/analysis.ts';
import { RunRef } from './run.ts';

const Share = z.number().min(0).max(1);

const Done = z.object({
  run: RunRef.shape.run,
  name: z.string(),
  status: z.literal('done'),
  /** Of the page that was found. */
  title: z.string(),
  url: z.string(),
  language: z.string(),
  sentiment: z.enum(SENTIMENTS),
  scores: z.object({ positive: Share, negative: Share, neutral: Share, mixed: Share }),
  entities: z.array(z.object({ text: z.string(), type: z.string(), score: Share })),
  keyPhrases: z.array(z.object({ text: z.string(), score: Share })),
});

const Failed = z.object({
  run: RunRef.shape.run,
  name: z.string(),
  status: z.literal('failed'),
  reason: z.object({ code: z.string(), detail: z.string() }),
});

/** What became of one name of a run. */
export const Outcome = z.discriminatedUnion('status', [Done, Failed]);
export type Outcome = z.infer<typeof Outcome>;
export type DoneOutcome = z.infer<typeof Done>;
export type FailedOutcome = z.infer<typeof Failed>;

/** One line of JSON. */
export const outcomeLine = (outcome: Outcome): string => `${JSON.stringify(outcome)}\n`;
