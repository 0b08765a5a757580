/** Why training data was refused; stable for callers. */
export type TrainingDataCode =
  // The file as such.
  | 'no_rows'
  | 'encoding_unsupported'
  | 'record_too_long'
  | 'quote_not_closed'
  | 'quote_invalid'
  | 'row_ragged'
  | 'data_changed'
  // Its columns and cells.
  | 'column_missing'
  | 'column_duplicate'
  | 'value_missing'
  | 'value_not_numeric'
  | 'value_not_finite'
  | 'value_out_of_range'
  // What training needs of them.
  | 'too_few_rows'
  | 'too_many_rows'
  | 'column_constant'
  | 'test_rows_constant';

/** The training data cannot be used as it is; the message names the place and what to mend. */
export class TrainingDataError extends Error {
  override readonly name = 'TrainingDataError';
  readonly code: TrainingDataCode;
  /** Line of the file, from 1, where the trouble is in one place; of a record over several lines, its last. */
  readonly line: number | undefined;

  constructor(code: TrainingDataCode, message: string, options: ErrorOptions & { line?: number } = {}) {
    super(options.line === undefined ? message : `line ${options.line}: ${message}`, options);
    this.code = code;
    this.line = options.line;
  }
}
