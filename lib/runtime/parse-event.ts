import type * as z from 'zod';
import { type Issue, ValidationError } from '../core/errors.ts';
import { isMemberName } from '../core/member-name.ts';

/** More say nothing new. */
const MOST_ISSUES = 20;

/**
 * Reads an event by its schema.
 *
 * @throws {ValidationError} naming each member that is wrong, and an event that would be right.
 */
export const parseEvent = <T>(schema: z.ZodType<T>, event: unknown, example: string): T => {
  const parsed = schema.safeParse(event);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, MOST_ISSUES).map((issue) => issueOf(issue, event));
  const said = issues.map(({ pointer, detail }) => (pointer ? `${pointer}: ${detail}` : detail)).join('; ');
  throw new ValidationError(issues[0]?.code ?? 'type_mismatch', `${said}; send an event like ${example}`, {
    issues,
  });
};

const issueOf = (issue: z.core.$ZodIssue, event: unknown): Issue => {
  const { code, path, message } = issue;
  const pointer = pointerOf(path);
  if (code === 'unrecognized_keys')
    return { code: 'unknown_field', pointer, detail: unknownMembers(issue.keys) };
  const isMissing = code === 'invalid_type' && path.length > 0 && valueAt(event, path) === undefined;
  return { code: isMissing ? 'field_missing' : 'type_mismatch', pointer, detail: message };
};

/** Ends before the first part that may be data. */
const pointerOf = (path: readonly PropertyKey[]): string => {
  const end = path.findIndex((part) => typeof part !== 'number' && !isMemberName(String(part)));
  return path
    .slice(0, end === -1 ? undefined : end)
    .map((part) => `/${String(part)}`)
    .join('');
};

const unknownMembers = (keys: readonly string[]): string => {
  const shown = keys
    .filter(isMemberName)
    .slice(0, MOST_ISSUES)
    .map((key) => `"${key}"`);
  return `unknown members${shown.length > 0 ? `, such as ${shown.join(', ')}` : ''}`;
};

const valueAt = (event: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    event,
  );
