import type { CsvError } from 'csv-parse';
import { TrainingDataError } from './training-data-error.ts';

/**
 * Says in this collection's words why the CSV parser gave up; `lastLine` is where the last whole record ended, and
 * `surplus` by how many lines the parser had counted too many by then.
 */
export const csvRefusal = (cause: CsvError, lastLine: number, surplus: number): TrainingDataError => {
  const line = typeof cause.lines === 'number' ? cause.lines - surplus : lastLine + 1;
  switch (cause.code) {
    case 'CSV_QUOTE_NOT_CLOSED': {
      const reason = 'a quote that opens in the record starting here is never closed';
      return new TrainingDataError('quote_not_closed', reason, { line: lastLine + 1, cause });
    }
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH': {
      const reason = 'the row has more or fewer cells than the header; quote cells that hold commas';
      return new TrainingDataError('row_ragged', reason, { line, cause });
    }
    default: {
      const reason = 'a quote stands where none may; double quotes inside a quoted cell: ""';
      return new TrainingDataError('quote_invalid', reason, { line, cause });
    }
  }
};
