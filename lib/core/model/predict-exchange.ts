import { ValidationError } from '../errors.ts';
import { isMemberName } from '../member-name.ts';
import type { ModelCard } from './card.ts';
import { type Prediction, predictionsFrom, rangeWarnings, type Warning } from './predictions.ts';
import { type Row, readRow, readRows, smallestRow } from './rows.ts';
import type { OutputColumn } from './scorer.ts';

/** One row `{"Weight": 200}`, or many `{"data": [{"Weight": 180}, …]}`. */
export interface PredictRequest {
  readonly many: boolean;
  readonly rows: readonly Row[];
}

export type PredictReply = (
  | { readonly prediction: Prediction }
  | { readonly predictions: readonly Prediction[] }
) & {
  readonly model: { readonly name: string; readonly version: number };
  /** Present when a value lies outside what the model was trained on. */
  readonly warnings?: readonly Warning[];
};

/**
 * Reads the body of a prediction request.
 *
 * @throws {ValidationError} saying what was wrong, what is allowed, and the smallest valid body.
 */
export const readPredictRequest = (card: ModelCard, payload: unknown): PredictRequest => {
  const data = manyRows(card, payload);
  return data === undefined
    ? { many: false, rows: [readRow(card, payload)] }
    : { many: true, rows: readRows(card, data) };
};

/** The answer to a request, from what the graph gave for its rows. */
export const predictReply = (
  card: ModelCard,
  { many, rows }: PredictRequest,
  columns: readonly OutputColumn[],
): PredictReply => {
  const predictions = predictionsFrom(card, columns, rows.length);
  const warnings = rows.flatMap((row, index) => rangeWarnings(card, row, many ? `/data/${index}` : ''));
  const model = { name: card.name, version: card.version };
  const extra = warnings.length > 0 ? { model, warnings } : { model };
  const [prediction = {}] = predictions;
  return many ? { predictions, ...extra } : { prediction, ...extra };
};

/** A feature that is itself called `data` is a feature. */
const manyRows = (card: ModelCard, payload: unknown): readonly unknown[] | undefined => {
  if (typeof payload !== 'object' || payload === null || !Object.hasOwn(payload, 'data')) return undefined;
  if (card.features.some(({ name }) => name === 'data')) return undefined;
  const body = `{"data": [${smallestRow(card)}]}`;
  const data: unknown = Reflect.get(payload, 'data');
  if (!Array.isArray(data))
    throw new ValidationError('type_mismatch', `"data" must be an array of rows, as in ${body}`);
  const extra = Object.keys(payload).find((key) => key !== 'data');
  if (extra === undefined) return data;
  throw new ValidationError(
    'unknown_field',
    `unknown field${isMemberName(extra) ? ` "${extra}"` : ''} beside "data"; send ${body}`,
  );
};
