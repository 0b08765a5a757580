import * as z from 'zod';
import { TransientError } from '../../core/errors.ts';
import { SENTIMENTS, type TextAnswers, type TextFeature } from '../../core/text/analysis.ts';

/** More than a text of the largest size can hold. */
const MOST_FOUND = 100_000;
const MOST_LANGUAGES = 200;
const LONGEST_NAME = 64;
const LONGEST_TEXT = 100_000;

/** Services round: what is a hair over 1 is 1. */
const Score = z.number().transform((score) => Math.min(1, Math.max(0, score)));
const Name = z.string().min(1).max(LONGEST_NAME);
const Found = z.string().max(LONGEST_TEXT);
const span = { BeginOffset: z.int().min(0), EndOffset: z.int().min(0) };
const listOf = <T extends z.ZodType>(item: T, most = MOST_FOUND) => z.array(item).max(most);

/** Comprehend's answers without what this project does not know; kept answers have the same shapes. */
export const ANSWERS: { readonly [F in TextFeature]: z.ZodType<TextAnswers[F]> } = {
  language: listOf(z.object({ LanguageCode: Name, Score }), MOST_LANGUAGES),
  sentiment: z.object({
    Sentiment: z.enum(SENTIMENTS),
    SentimentScore: z.object({ Positive: Score, Negative: Score, Neutral: Score, Mixed: Score }),
  }),
  entities: listOf(z.object({ Score, Type: Name, Text: Found, ...span })),
  keyPhrases: listOf(z.object({ Score, Text: Found, ...span })),
  pii: listOf(z.object({ Score, Type: Name, ...span })),
  syntax: listOf(
    z.object({
      TokenId: z.int(),
      Text: Found,
      ...span,
      PartOfSpeech: z.object({ Tag: Name, Score }),
    }),
  ),
};

/** The reply to many texts at once, each result with the place of its text. */
export const BatchReply = z.object({
  ResultList: z.array(z.looseObject({ Index: z.int().min(0) })).max(25),
  ErrorList: z.array(z.object({ Index: z.int().min(0), ErrorCode: z.string().max(LONGEST_NAME) })).max(25),
});

/** @throws {TransientError} for a reply that is no analysis; what it was may hold the text and is not told. */
export const readReply = <T>(schema: z.ZodType<T>, reply: unknown): T => {
  const { data } = schema.safeParse(reply);
  if (data === undefined) throw malformedReply();
  return data;
};

export const malformedReply = (): TransientError =>
  new TransientError(
    'upstream_unavailable',
    'the text service answered something that is no analysis of the text; try again',
  );
