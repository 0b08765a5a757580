import { isMembers, type JsonValue } from './json-value.ts';

/**
 * Whether a payload template asks for nothing but its whole input (`"Payload.$": "$"`) and fixed
 * values. The interpreter's own templates fail on inputs that are null, false, 0 or "".
 */
export const wantsWholeInputOnly = (template: unknown): boolean => {
  if (Array.isArray(template)) return template.every(wantsWholeInputOnly);
  if (!isMembers(template)) return true;
  return Object.entries(template).every(([key, value]) =>
    isPath(key) ? value === '$' : wantsWholeInputOnly(value),
  );
};

/** Fills such a template. */
export const fillWholeInput = (template: unknown, input: JsonValue): JsonValue => {
  if (Array.isArray(template)) return template.map((item) => fillWholeInput(item, input));
  if (isMembers(template)) {
    return Object.fromEntries(
      Object.entries(template).map(([key, value]) =>
        isPath(key) ? [key.slice(0, -PATH_ENDING.length), input] : [key, fillWholeInput(value, input)],
      ),
    );
  }
  return typeof template === 'string' || typeof template === 'number' || typeof template === 'boolean'
    ? template
    : null;
};

const PATH_ENDING = '.$';

const isPath = (key: string): boolean => key.endsWith(PATH_ENDING);
