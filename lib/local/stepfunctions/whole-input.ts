import { isMembers, type JsonValue } from './json-value.ts';

/**
 * Whether a payload template asks for nothing but its whole input (`"Payload.$": "$"`), facts about the
 * execution, and fixed values. The interpreter's own templates fail on inputs that are null, false, 0 or "".
 */
export const wantsWholeInputOnly = (template: unknown): boolean => {
  if (Array.isArray(template)) return template.every(wantsWholeInputOnly);
  if (!isMembers(template)) return true;
  return Object.entries(template).every(([key, value]) =>
    isPath(key) ? value === '$' || isAboutExecution(value) : wantsWholeInputOnly(value),
  );
};

/** The expressions about the execution in such a template, which its values do not change. */
export const expressionsIn = (template: unknown): readonly string[] => {
  if (Array.isArray(template)) return template.flatMap(expressionsIn);
  if (!isMembers(template)) return [];
  return Object.entries(template).flatMap(([key, value]) =>
    isPath(key) ? (isAboutExecution(value) ? [String(value)] : []) : expressionsIn(value),
  );
};

/** Fills such a template; `about` holds the value of each of its expressions about the execution. */
export const fillWholeInput = (
  template: unknown,
  input: JsonValue,
  about: ReadonlyMap<string, JsonValue>,
): JsonValue => {
  if (Array.isArray(template)) return template.map((item) => fillWholeInput(item, input, about));
  if (isMembers(template)) {
    return Object.fromEntries(
      Object.entries(template).map(([key, value]) =>
        isPath(key)
          ? [key.slice(0, -PATH_ENDING.length), about.get(String(value)) ?? input]
          : [key, fillWholeInput(value, input, about)],
      ),
    );
  }
  return typeof template === 'string' || typeof template === 'number' || typeof template === 'boolean'
    ? template
    : null;
};

const PATH_ENDING = '.$';

/** Reads the execution's own part of the context object and nothing else: `States.Format('{}', $$.Execution.Name)`. */
const isAboutExecution = (value: unknown): boolean =>
  typeof value === 'string' &&
  ABOUT_EXECUTION.test(value) &&
  !value.replaceAll(ABOUT_EXECUTIONS, '').includes('$');

const ABOUT_EXECUTION = /\$\$\.Execution\.(?:Id|Name)\b/;
const ABOUT_EXECUTIONS = new RegExp(ABOUT_EXECUTION, 'g');

const isPath = (key: string): boolean => key.endsWith(PATH_ENDING);
