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
  const issues = parsed.error.issues.slice(0, 20).map(issueOf);
  const said = issues.map(({ pointer, detail }) => (pointer ? `${pointer}: ${detail}` : detail)).join('; ');
  throw new ValidationError(issues[0]?.code ?? 'type_mismatch', `${said}; send an event like ${example}`, {
    issues,
  });
};

const issueOf = (issue: z.core.$ZodIssue): Issue => {
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return {
    code: missing ? 'field_missing' : issue.code === 'unrecognized_keys' ? 'unknown_field' : 'type_mismatch',
    pointer: issue.path.map((part) => `/${String(part)}`).join(''),
    detail: issue.message,
  };
};
