import type { Answer, Api } from './api.ts';

/** One thing that a deployment must do. */
export interface Check {
  /** What it belongs to, as `predict`. */
  readonly group: string;
  readonly name: string;
  /** @returns what is wrong, in words for people; nothing when it is as it should be. */
  run(api: Api): Promise<string | undefined>;
}

/** The answer's JSON, or `undefined` where it is none. */
export const jsonOf = (answer: Answer): unknown => {
  try {
    return JSON.parse(answer.text);
  } catch {
    return undefined;
  }
};

/** What came, short enough for a line. */
export const shown = ({ status, text }: Answer): string =>
  `status ${status}, ${text.length > 160 ? `${text.slice(0, 160)}…` : text || 'no body'}`;

/** Whether `got` holds all of `wanted`, with the same JSON types; members beyond it are let be. */
export const holds = (got: unknown, wanted: unknown): boolean => {
  if (Array.isArray(wanted))
    return (
      Array.isArray(got) &&
      got.length === wanted.length &&
      wanted.every((item, index) => holds(got[index], item))
    );
  if (typeof wanted !== 'object' || wanted === null) return Object.is(got, wanted);
  if (typeof got !== 'object' || got === null || Array.isArray(got)) return false;
  return Object.entries(wanted).every(
    ([name, value]) => Object.hasOwn(got, name) && holds(Reflect.get(got, name), value),
  );
};
