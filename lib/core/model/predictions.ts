import { ModelError } from '../errors.ts';
import { feetAndInches, roundTo } from '../units/feet-and-inches.ts';
import type { ModelCard, Output } from './card.ts';
import type { Row } from './rows.ts';
import type { OutputColumn } from './scorer.ts';

export type PredictedValue = number | string | boolean | readonly PredictedValue[];
export type Prediction = Readonly<Record<string, PredictedValue>>;

export interface Warning {
  readonly code: 'outside_training_range';
  readonly pointer: string;
  readonly detail: string;
}

/**
 * Turns what the graph gave into one object per row: values rounded to the card's decimals, with
 * the rendering for people beside them.
 *
 * @throws {ModelError} `model_output_not_finite` when a number in any row is NaN or infinite.
 */
export const predictionsFrom = (
  card: ModelCard,
  columns: readonly OutputColumn[],
  rows: number,
): Prediction[] =>
  Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      card.outputs.flatMap((output, index) => entriesOf(card, output, columns[index]?.[row] ?? [])),
    ),
  );

/** Says which values lie outside the range the model was trained on; it extrapolates there. */
export const rangeWarnings = (card: ModelCard, row: Row, pointer: string): Warning[] =>
  card.features.flatMap(({ name, unit, range }, index) => {
    const value = row[index];
    if (range === undefined || typeof value === 'string' || typeof value === 'boolean' || value === undefined)
      return [];
    if (value >= range.min && value <= range.max) return [];
    const measure = unit ? ` ${unit}` : '';
    const detail = `${name} ${value}${measure} is outside the training range ${range.min} to ${range.max}${measure}`;
    return [{ code: 'outside_training_range', pointer: `${pointer}/${name}`, detail }];
  });

const entriesOf = (
  card: ModelCard,
  output: Output,
  values: readonly (number | string | boolean | bigint)[],
) => {
  const shown = values.map((value) => shownValue(card, output, value));
  const value: PredictedValue = shown.length === 1 && shown[0] !== undefined ? shown[0] : shown;
  const { readable } = output;
  if (readable === undefined || typeof value !== 'number') return [[output.name, value] as const];
  return [[output.name, value] as const, [readable.name, READABLE[readable.as](value)] as const];
};

/** A model that extrapolates far enough answers what nobody can be; it is still said, not failed on. */
const READABLE = {
  'feet-and-inches': (inches: number) =>
    inches < 0 ? `minus ${feetAndInches(-inches)}` : feetAndInches(inches),
} as const;

const shownValue = (card: ModelCard, output: Output, value: number | string | boolean | bigint) => {
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (typeof value !== 'number') return value;
  if (!Number.isFinite(value)) {
    const advice = 'look at the input ranges in the card, or retrain';
    throw new ModelError(
      'model_output_not_finite',
      `model "${card.name}" gave no finite "${output.name}"; ${advice}`,
    );
  }
  return output.decimals === undefined ? value : roundTo(value, output.decimals);
};
