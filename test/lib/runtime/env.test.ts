import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readEnv } from '../../../lib/runtime/env.ts';

describe('readEnv', () => {
  it('gives what was asked for, typed and frozen', () => {
    const env = readEnv({ PORT: z.coerce.number() }, { PORT: '4566', OTHER: 'x' });
    expect(env).toEqual({ PORT: 4566 });
    expect(Object.isFrozen(env)).toBe(true);
  });

  it('names every variable that is missing', () => {
    expect(() => readEnv({ A: z.string(), B: z.string() }, {})).toThrow(/A \(.*\), B \(.*\)/);
  });
});
