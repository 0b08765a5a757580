import { STATUS_CODES } from 'node:http';
import { type ErrorCode, type Issue, ServingError, ValidationError } from '../core/errors.ts';
import { HTTP_STATUS } from './http-status.ts';

/** An error as RFC 9457 writes it, with the collection's own `code`, `requestId` and `issues`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly requestId: string;
  readonly issues?: readonly Issue[];
}

/** Turns whatever was thrown into a problem that tells the caller what to do and nothing about the host. */
export const problemOf = (thrown: unknown, requestId: string): Problem => {
  const known = thrown instanceof ServingError ? thrown : undefined;
  const code = known?.code ?? 'internal_error';
  const status = HTTP_STATUS[code];
  const issues = known instanceof ValidationError && known.issues.length > 0 ? { issues: known.issues } : {};
  return {
    type: `urn:marcopolo:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: known?.message ?? 'the function failed; its log has the reason under this request id',
    requestId,
    ...issues,
  };
};
