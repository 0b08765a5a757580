import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ModelError } from '../errors.ts';
import type { ModelCard, TextInput } from './card.ts';
import type { Row } from './rows.ts';
import { termsOf } from './terms.ts';

/** The file beside `model.onnx` that names the columns of a text classifier. */
export const VOCABULARY_FILE = 'vocabulary.json';

const Vocabulary = z.strictObject({
  /** The term at place n is counted in column n. */
  terms: z
    .array(z.string().min(1))
    .min(1)
    .refine((terms) => new Set(terms).size === terms.length, 'a term is there twice'),
});

/** Turns a row that holds a text into the row of numbers that the graph takes. */
export type CountTerms = (row: Row) => Row;

/** A vocabulary as its file holds it. */
export const vocabularyText = (terms: readonly string[]): string => `${JSON.stringify({ terms }, null, 0)}\n`;

/**
 * Reads the vocabulary of a model that takes text.
 *
 * @throws {ModelError} naming the file, what was expected and what was found: `model_digest_mismatch` when it is not
 * the one the card names, `card_invalid` when it is missing or no vocabulary.
 */
export const readVocabulary = (
  card: Pick<ModelCard, 'name'>,
  text: TextInput,
  bytes: Uint8Array | undefined,
): CountTerms => {
  const file = `models/${card.name}/${VOCABULARY_FILE}`;
  if (bytes === undefined) throw new ModelError('card_invalid', `${file} is missing; the card names one`);
  const expected = text.vocabulary;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== expected.sha256) {
    const found = `has sha256 ${sha256}, its card expects ${expected.sha256}`;
    throw new ModelError('model_digest_mismatch', `${file} ${found}`);
  }
  const parsed = Vocabulary.safeParse(jsonOrNothing(bytes));
  if (!parsed.success)
    throw new ModelError('card_invalid', `${file} is no vocabulary like {"terms": ["good", "not good"]}`);
  const { terms } = parsed.data;
  if (terms.length !== expected.terms) {
    const found = `has ${terms.length} terms, its card expects ${expected.terms}`;
    throw new ModelError('card_invalid', `${file} ${found}`);
  }
  return counter(new Map(terms.map((term, column) => [term, column])), text);
};

const counter =
  (columns: ReadonlyMap<string, number>, text: TextInput): CountTerms =>
  ([value]) => {
    const row = new Array<number>(columns.size).fill(0);
    for (const term of termsOf(String(value), text)) {
      const column = columns.get(term);
      if (column !== undefined) row[column] = text.weights === 'counts' ? (row[column] ?? 0) + 1 : 1;
    }
    return row;
  };

const jsonOrNothing = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};
