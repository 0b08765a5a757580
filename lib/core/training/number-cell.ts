import { TrainingDataError } from './training-data-error.ts';

export interface Cell {
  readonly column: string;
  readonly line: number;
}

/** Decimal numbers as spreadsheets write them. `Number` alone would also take ``, `0x10` and `Infinity`. */
export const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** What pandas and R read as a missing value. */
const MISSING = /^(?:|-|\?|n\/?a|nan|null|none|\.)$/i;
const NOT_FINITE = /^[+-]?inf(?:inity)?$/i;

/**
 * The number in a cell, spaces around it aside.
 *
 * @throws {TrainingDataError} `value_missing`, `value_not_numeric` or `value_not_finite`, with the line.
 */
export const numberInCell = (text: string, cell: Cell): number => {
  const trimmed = text.trim();
  if (DECIMAL.test(trimmed)) {
    const value = Number(trimmed);
    if (Number.isFinite(value)) return value;
  }
  return refuse(trimmed, cell);
};

const refuse = (text: string, { column, line }: Cell): never => {
  const shown = JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
  const where = `column ${JSON.stringify(column)}`;
  if (MISSING.test(text)) {
    const advice = 'missing values are not guessed; fill the cell or remove the row';
    throw new TrainingDataError('value_missing', `${where} holds no value (${shown}); ${advice}`, { line });
  }
  if (DECIMAL.test(text) || NOT_FINITE.test(text)) {
    throw new TrainingDataError('value_not_finite', `${where} holds ${shown}, which is no finite number`, {
      line,
    });
  }
  const allowed = 'a decimal number such as 180, 74.5 or 1e3 belongs there';
  throw new TrainingDataError('value_not_numeric', `${where} holds ${shown}; ${allowed}`, { line });
};
