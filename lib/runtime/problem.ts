import { STATUS_CODES } from 'node:http';
import { type ErrorCode, type Issue, ValidationError } from '../core/errors.ts';
import { tellable } from '../core/failure-class.ts';
import { statusOf } from './http-status.ts';

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
  const error = tellable(thrown);
  const { code } = error;
  const status = statusOf(error);
  const issues = error instanceof ValidationError && error.issues.length > 0 ? { issues: error.issues } : {};
  return {
    type: `urn:marcopolo:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: error.message,
    requestId,
    ...issues,
  };
};
