import * as z from 'zod';
import { ANSWERS } from '../../runtime/text/text-replies.ts';
import { textTable } from '../text-table.ts';

const Analysis = z.object({
  language: z.object({
    LanguageCode: z.string(),
    Score: z.number().optional(),
    detected: z.boolean(),
    lowConfidence: z.boolean().optional(),
  }),
  sentiment: ANSWERS.sentiment.optional(),
  entities: ANSWERS.entities.optional(),
  keyPhrases: ANSWERS.keyPhrases.optional(),
  pii: ANSWERS.pii.optional(),
  syntax: ANSWERS.syntax.optional(),
});

/** An analysis as a table for people: what it is, of what kind, how sure, and where; `undefined` for what is none. */
export const analysisText = (reply: unknown, text: string): string | undefined => {
  const { data } = Analysis.safeParse(reply);
  if (data === undefined) return undefined;
  const { language, sentiment, entities = [], keyPhrases = [], pii = [], syntax = [] } = data;
  const points = [...text];
  const rows = [
    ['language', language.LanguageCode, sure(language.Score), '', remark(language)],
    ...(sentiment ? [['sentiment', sentiment.Sentiment, sure(scoreOf(sentiment))]] : []),
    ...entities.map((found) => ['entity', found.Type, sure(found.Score), place(found), quoted(found.Text)]),
    ...keyPhrases.map((found) => ['key phrase', '', sure(found.Score), place(found), quoted(found.Text)]),
    ...pii.map((found) => [
      'personal data',
      found.Type,
      sure(found.Score),
      place(found),
      quoted(points.slice(found.BeginOffset, found.EndOffset).join('')),
    ]),
    ...syntax.map(({ PartOfSpeech: { Tag, Score }, ...token }) => [
      'word',
      Tag,
      sure(Score),
      place(token),
      quoted(token.Text),
    ]),
  ];
  return textTable(rows.map((row) => row.map(printable)));
};

type Sentiment = z.infer<typeof ANSWERS.sentiment>;

const scoreOf = ({ Sentiment, SentimentScore }: Sentiment): number => {
  const scores = {
    POSITIVE: SentimentScore.Positive,
    NEGATIVE: SentimentScore.Negative,
    NEUTRAL: SentimentScore.Neutral,
    MIXED: SentimentScore.Mixed,
  };
  return scores[Sentiment];
};

const sure = (score: number | undefined): string => (score === undefined ? '' : score.toFixed(2));

const remark = ({ detected, lowConfidence }: z.infer<typeof Analysis>['language']): string => {
  if (!detected) return 'as given';
  return lowConfidence ? 'not for certain' : '';
};

const quoted = (text: string): string => `"${text}"`;

const place = (span: { readonly BeginOffset: number; readonly EndOffset: number }): string =>
  `${span.BeginOffset}-${span.EndOffset}`;

/** A text may hold line ends and codes that terminals obey. */
const printable = (cell: string): string =>
  cell.replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, (unit) => {
    const code = unit.codePointAt(0) ?? 0;
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });
