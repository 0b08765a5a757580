import type * as z from 'zod';
import { type Issue, ValidationError } from '../core/errors.ts';

/**
 * Reads an event by its schema.
 *
 * @throws {ValidationError} naming each member that is wrong, and an event that would be right.
 */
export const parseEvent = <T>(schema: z.ZodType<T>, event: unknown, example: string): T => {
  const parsed = schema.safeParse(event);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 20).map((issue) => issueOf(issue, event));
  const said = issues.map(({ pointer, detail }) => (pointer ? `${pointer}: ${detail}` : detail)).join('; ');
  throw new ValidationError(issues[0]?.code ?? 'type_mismatch', `${said}; send an event like ${example}`, {
    issues,
  });
};

const issueOf = ({ code, path, message }: z.core.$ZodIssue, event: unknown): Issue => {
  const isMissing = code === 'invalid_type' && path.length > 0 && valueAt(event, path) === undefined;
  return {
    code: isMissing ? 'field_missing' : code === 'unrecognized_keys' ? 'unknown_field' : 'type_mismatch',
    pointer: path.map((part) => `/${String(part)}`).join(''),
    detail: message,
  };
};

const valueAt = (event: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    event,
  );
