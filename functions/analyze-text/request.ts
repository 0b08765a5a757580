import * as z from 'zod';
import { ValidationError } from '../../lib/core/errors.ts';
import { TEXT_FEATURES, type TextFeature } from '../../lib/core/text/analysis.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import { MOST_TEXTS } from './definition.ts';

export const DEFAULT_FEATURES: readonly TextFeature[] = ['language', 'sentiment', 'entities', 'keyPhrases'];
/** The longest name of a language that is looked at. */
export const LANGUAGE_LENGTH = 16;

const Payload = z.strictObject({
  text: z.string().optional(),
  texts: z.array(z.string()).min(1).optional(),
  language: z.string().max(LANGUAGE_LENGTH).optional(),
  features: z.array(z.enum(TEXT_FEATURES)).min(1).max(TEXT_FEATURES.length).optional(),
  fresh: z.boolean().optional(),
});

const EXAMPLE = '{"text": "Jane likes the Orioles.", "features": ["sentiment", "entities"]}';

/** What is asked about every text of a request. */
export interface Asked {
  readonly features: readonly TextFeature[];
  /** Pay for an answer even where one is kept. */
  readonly fresh: boolean;
}

export interface AnalyzeRequest extends Asked {
  /** One text, or a list of any length. */
  readonly of: { readonly text: string } | { readonly texts: readonly string[] };
  /** Detected when left out. */
  readonly language: string | undefined;
}

/** @throws {ValidationError} naming the members that are wrong, or `too_many_texts`. */
export const readAnalyzeRequest = (event: unknown, mostTexts = MOST_TEXTS): AnalyzeRequest => {
  const {
    text,
    texts,
    language,
    features = DEFAULT_FEATURES,
    fresh = false,
  } = parseEvent(Payload, event, EXAMPLE);
  const asked = { language, features: TEXT_FEATURES.filter((each) => features.includes(each)), fresh };
  if (text !== undefined && texts !== undefined)
    throw wrongMember('unknown_field', '/texts', 'give "text" or "texts", not both');
  if (text !== undefined) return { ...asked, of: { text } };
  if (texts === undefined)
    throw wrongMember('field_missing', '/text', 'give "text", or "texts" with several');
  refuseMany(texts.length, mostTexts);
  return { ...asked, of: { texts } };
};

/** @throws {ValidationError} `too_many_texts`. */
export const refuseMany = (texts: number, most: number): void => {
  if (texts <= most) return;
  throw new ValidationError('too_many_texts', `there are ${texts} texts; at most ${most} are taken at once`);
};

const wrongMember = (code: 'unknown_field' | 'field_missing', pointer: string, detail: string) =>
  new ValidationError(code, `${pointer}: ${detail}; send an event like ${EXAMPLE}`, {
    issues: [{ code, pointer, detail }],
  });
