import {
  ConfigError,
  type ErrorCode,
  InternalError,
  ServingError,
  TransientError,
  ValidationError,
} from './errors.ts';

/**
 * What a failure asks for.
 *
 * - `Permanent`: refuse now; the same input fails the same way.
 * - `Transient`: try again later.
 * - `Throttled`: try again, and slow down meanwhile.
 * - `Stale`: what it was about is gone or replaced; nothing is left to do.
 * - `Config`: the deployment is wrong; stop, and call somebody.
 * - `Bug`: ours; try once more, for it may be bad luck, and call somebody.
 */
export type FailureClass = 'Permanent' | 'Transient' | 'Throttled' | 'Stale' | 'Config' | 'Bug';

/** What failed, by the names that AWS's services, their SDK and the platform give their errors. */
const NAMES: Readonly<Record<FailureClass, readonly string[]>> = {
  Permanent: [
    'BatchSizeLimitExceededException',
    'DetectedLanguageLowConfidenceException',
    'EntityTooLarge',
    'ExecutionAlreadyExists',
    'ImageTooLargeException',
    'InvalidImageFormatException',
    'InvalidObjectState',
    'InvalidParameterException',
    'InvalidParameterValueException',
    'InvalidRequestException',
    'KeyTooLongError',
    'TextSizeLimitExceededException',
    'UnsupportedLanguageException',
    'UnsupportedLanguagePairException',
    'ValidationException',
  ],
  Transient: [
    'InternalError',
    'InternalFailure',
    'InternalServerError',
    'InternalServerException',
    'InternalServiceErrorException',
    'RequestTimeout',
    'RequestTimeoutException',
    'ServiceUnavailable',
    'ServiceUnavailableException',
    'TimeoutError',
  ],
  Throttled: [
    'BandwidthLimitExceeded',
    'ExecutionLimitExceeded',
    'LimitExceededException',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
  ],
  Stale: ['ExecutionDoesNotExist', 'NoSuchKey', 'NoSuchVersion', 'NotFound'],
  Config: [
    'AccessDenied',
    'AccessDeniedException',
    'AuthorizationHeaderMalformed',
    'CredentialsProviderError',
    'Forbidden',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'KMS.DisabledException',
    'NoSuchBucket',
    'NotAuthorized',
    'OptInRequired',
    'PermanentRedirect',
    'QueueDoesNotExist',
    /** Of the laptop cloud, where it serves recorded answers only. */
    'RecordingNotFoundException',
    'ResourceNotFoundException',
    'SignatureDoesNotMatch',
    'StateMachineDoesNotExist',
    'SubscriptionRequiredException',
    'UnauthorizedException',
    'UnrecognizedClientException',
  ],
  Bug: [
    'AssertionError',
    'EvalError',
    'RangeError',
    'ReferenceError',
    'SerializationException',
    'SyntaxError',
    'TypeError',
    'URIError',
  ],
};

const CLASS_OF_NAME: ReadonlyMap<string, FailureClass> = new Map(
  (Object.keys(NAMES) as FailureClass[]).flatMap((name) => NAMES[name].map((each) => [each, name] as const)),
);

/** The collection's own codes that no caller is to blame for; every other one is `Permanent`. */
const CLASS_OF_CODE: Readonly<Partial<Record<ErrorCode, FailureClass>>> = {
  access_denied: 'Transient',
  budget_exhausted: 'Config',
  card_invalid: 'Config',
  internal_error: 'Bug',
  misconfigured: 'Config',
  model_corrupt: 'Config',
  model_digest_mismatch: 'Config',
  model_external_data_refused: 'Config',
  model_io_unsupported: 'Config',
  model_op_unsupported: 'Config',
  overloaded: 'Throttled',
  redaction_unavailable: 'Transient',
  upstream_timeout: 'Transient',
  upstream_unavailable: 'Transient',
};

/**
 * The class of whatever was thrown: total, decided by name and code, never by a message's words.
 * A name that is not known is `Transient`, for trying again costs little; what is not an error is a `Bug`.
 */
export const failureClassOf = (thrown: unknown): FailureClass => {
  if (thrown instanceof ValidationError) return 'Permanent';
  if (thrown instanceof ServingError) return CLASS_OF_CODE[thrown.code] ?? 'Permanent';
  if (!(thrown instanceof Error)) return 'Bug';
  return CLASS_OF_NAME.get(thrown.name) ?? 'Transient';
};

/** What becomes of a queue's message whose work failed. */
export type AfterFailure = 'acknowledge' | 'retry' | 'give-up';

/** @param receives how often the message has come, this time included. */
export const afterFailure = (failure: FailureClass, receives: number): AfterFailure => {
  switch (failure) {
    case 'Permanent':
      return 'give-up';
    case 'Stale':
      return 'acknowledge';
    case 'Bug':
      return receives >= 2 ? 'give-up' : 'retry';
    case 'Transient':
    case 'Throttled':
    case 'Config':
      return 'retry';
  }
};

/**
 * What a caller may be told: errors of ours as they are; of anything else only what to do, because
 * its message may hold names, keys and addresses. A name that is not known is a fault of ours.
 */
export const tellable = (thrown: unknown): ServingError => {
  if (thrown instanceof ServingError) return thrown;
  const isKnown = thrown instanceof Error && CLASS_OF_NAME.has(thrown.name);
  switch (isKnown ? failureClassOf(thrown) : 'Bug') {
    case 'Throttled':
      return new TransientError(
        'overloaded',
        'a service behind this one takes no more calls; try again later',
      );
    case 'Transient':
      return new TransientError(
        'upstream_unavailable',
        'a service behind this one did not answer; try again',
      );
    case 'Config':
      return new ConfigError('misconfigured', 'this deployment may not reach a service behind it');
    case 'Permanent':
    case 'Stale':
    case 'Bug':
      return new InternalError(
        'internal_error',
        'the function failed; its log has the reason under this request id',
      );
  }
};
