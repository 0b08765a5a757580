import { InvalidArgumentError } from 'commander';

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Reads a whole number within bounds, both included. */
export const wholeNumber =
  ({ min, max }: Bounds) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };

/** Reads a decimal number; `allowed` says in words which it may be. */
export const decimalNumber =
  (isAllowed: (value: number) => boolean, allowed: string) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && isAllowed(value)) return value;
    throw new InvalidArgumentError(`It must be ${allowed}.`);
  };

/** Reads one of a few words, in any case. */
export const oneOf =
  (...words: readonly string[]) =>
  (text: string): string => {
    const found = words.find((word) => word.toLowerCase() === text.toLowerCase());
    if (found !== undefined) return found;
    throw new InvalidArgumentError(`It must be one of ${words.join(', ')}.`);
  };

/** Reads an http or https address. */
export const httpUrl = (text: string): string => {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('It must be an http:// or https:// address.');
};

/** Gathers an option that may be given several times. */
export const several = (text: string, previous: readonly string[]): readonly string[] => [...previous, text];

/** Takes any text but none. */
export const someText = (text: string): string => {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It must not be empty.');
};

/** Takes a model's name, as its card and its folder have it. */
export const modelName = (text: string): string => {
  if (/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text)) return text;
  throw new InvalidArgumentError('It must be 1 to 63 lower-case letters, digits and hyphens.');
};

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Reads `90s`, `10m`, `2h` or `1d`, in milliseconds. */
export const duration = (text: string): number => {
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (amount !== undefined && isUnit(unit)) return Number(amount) * SECONDS[unit] * 1000;
  throw new InvalidArgumentError('It must be a number with s, m, h or d behind it, as 10m.');
};

const isUnit = (unit: string | undefined): unit is keyof typeof SECONDS =>
  unit !== undefined && unit in SECONDS;
