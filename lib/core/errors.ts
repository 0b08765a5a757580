/** Every reason this collection refuses or fails for, stable for callers and dead-letter readers. */
export type ErrorCode =
  // The request as such.
  | 'event_unknown'
  | 'request_malformed'
  | 'route_unknown'
  | 'method_not_allowed'
  | 'host_invalid'
  | 'body_missing'
  | 'body_too_large'
  | 'base64_invalid'
  | 'content_type_unsupported'
  | 'content_encoding_unsupported'
  | 'encoding_invalid'
  | 'json_invalid'
  | 'too_deep'
  // What the request says.
  | 'type_mismatch'
  | 'unknown_field'
  | 'field_missing'
  | 'string_too_long'
  | 'number_not_finite'
  | 'number_out_of_range'
  | 'integer_unsafe'
  | 'no_rows'
  | 'too_many_rows'
  | 'amount_invalid'
  | 'model_unknown'
  // Models.
  | 'card_invalid'
  | 'model_corrupt'
  | 'model_digest_mismatch'
  | 'model_external_data_refused'
  | 'model_resource_limit'
  | 'model_op_unsupported'
  | 'model_io_unsupported'
  | 'model_output_not_finite'
  // Pictures.
  | 'source_unexpected'
  | 'empty_object'
  | 'image_too_large'
  | 'image_format_unsupported'
  | 'image_corrupt'
  | 'image_dimensions_unsupported'
  | 'object_archived'
  | 'access_denied'
  // Texts.
  | 'text_empty'
  | 'text_too_large'
  | 'too_many_texts'
  | 'text_format_unsupported'
  | 'language_unsupported'
  | 'language_pair_unsupported'
  | 'redaction_unavailable'
  // Pages, data sets and runs.
  | 'page_missing'
  | 'page_ambiguous'
  | 'list_invalid'
  | 'source_refused'
  | 'run_unknown'
  // The service itself.
  | 'upstream_timeout'
  | 'budget_exhausted'
  | 'upstream_unavailable'
  | 'overloaded'
  | 'misconfigured'
  | 'internal_error';

/** One thing that is wrong, and where: `pointer` is a JSON Pointer (RFC 6901) into the body. */
export interface Issue {
  readonly code: ErrorCode;
  readonly pointer: string;
  readonly detail: string;
}

/** What every error of the collection carries. Step Functions matches `name`, callers match `code`. */
export abstract class ServingError extends Error {
  abstract override readonly name: ServingErrorName;
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type ServingErrorName =
  | 'ValidationError'
  | 'ModelError'
  | 'TransientError'
  | 'ConfigError'
  | 'InternalError';

/** The caller's input cannot be taken; trying the same again gives the same answer. */
export class ValidationError extends ServingError {
  override readonly name = 'ValidationError';
  readonly issues: readonly Issue[];

  constructor(code: ErrorCode, message: string, options: ErrorOptions & { issues?: readonly Issue[] } = {}) {
    super(code, message, options);
    this.issues = options.issues ?? [];
  }
}

/** A model or its card cannot be served; the message names the model and what to mend. */
export class ModelError extends ServingError {
  override readonly name = 'ModelError';
}

/** Something outside did not answer in time or is overloaded; the same call may succeed later. */
export class TransientError extends ServingError {
  override readonly name = 'TransientError';
}

/** The deployment is wrong: a right, a bucket or a Region. Only whoever deploys can mend it. */
export class ConfigError extends ServingError {
  override readonly name = 'ConfigError';
}

/** A fault of our own; what it was stands in the log, for a message from elsewhere may hold anything. */
export class InternalError extends ServingError {
  override readonly name = 'InternalError';
}
