import { ValidationError } from '../core/errors.ts';
import type { HttpRequest } from './http-request.ts';

/** API Gateway would let 10 MB through and Lambda 6 MB; the collection's own limit, in bytes. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/**
 * Lets a body of at most 1 MiB pass, whether or not the route reads it, and looks at no byte of it.
 *
 * @throws {ValidationError} `body_too_large`.
 */
export const refuseLargeBody = ({ body = '', isBase64Encoded }: HttpRequest): void => {
  if (Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8') > BODY_LIMIT_BYTES) throw bodyTooLarge();
};

export const bodyTooLarge = (): ValidationError =>
  new ValidationError(
    'body_too_large',
    `the body is over ${BODY_LIMIT_BYTES} bytes; send fewer rows in a request`,
  );
