import { type ErrorCode, type ServingError, ValidationError } from '../core/errors.ts';

/**
 * The HTTP status of every error code. A payload that is not what the route takes is 400; one that
 * is, but holds a value no tensor can hold, is 422.
 */
export const HTTP_STATUS = {
  event_unknown: 400,
  request_malformed: 400,
  route_unknown: 404,
  method_not_allowed: 405,
  host_invalid: 400,
  body_missing: 400,
  body_too_large: 413,
  base64_invalid: 400,
  content_type_unsupported: 415,
  content_encoding_unsupported: 415,
  encoding_invalid: 422,
  json_invalid: 400,
  too_deep: 422,
  type_mismatch: 400,
  unknown_field: 400,
  field_missing: 400,
  string_too_long: 422,
  number_not_finite: 422,
  number_out_of_range: 422,
  integer_unsafe: 422,
  no_rows: 400,
  too_many_rows: 413,
  amount_invalid: 400,
  model_unknown: 404,
  card_invalid: 500,
  model_corrupt: 500,
  model_digest_mismatch: 500,
  model_external_data_refused: 500,
  model_resource_limit: 500,
  model_op_unsupported: 500,
  model_io_unsupported: 500,
  model_output_not_finite: 500,
  source_unexpected: 400,
  empty_object: 422,
  image_too_large: 413,
  image_format_unsupported: 415,
  image_corrupt: 422,
  image_dimensions_unsupported: 422,
  object_archived: 409,
  access_denied: 503,
  text_empty: 422,
  text_too_large: 422,
  too_many_texts: 413,
  text_format_unsupported: 415,
  language_unsupported: 422,
  language_pair_unsupported: 422,
  redaction_unavailable: 503,
  page_missing: 404,
  page_ambiguous: 409,
  list_invalid: 422,
  source_refused: 422,
  run_unknown: 404,
  upstream_timeout: 504,
  budget_exhausted: 429,
  upstream_unavailable: 503,
  overloaded: 503,
  misconfigured: 500,
  internal_error: 500,
} as const satisfies Record<ErrorCode, number>;

/** The status of an error: what a caller sent is never answered as a fault of the service. */
export const statusOf = (error: ServingError): number => {
  const status = HTTP_STATUS[error.code];
  return error instanceof ValidationError && status >= 500 ? 422 : status;
};
