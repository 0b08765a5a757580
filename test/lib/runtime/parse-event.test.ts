import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { parseEvent } from '../../../lib/runtime/parse-event.ts';

const Event = z.object({ name: z.string(), count: z.number().optional() });

describe('parseEvent', () => {
  it('names members that are not known where they are plainly names, and repeats nothing else', () => {
    const Strict = z.strictObject({ name: z.string(), notes: z.record(z.string(), z.number()).optional() });
    const event = { name: 'a', extra: 1, 'jane@example.com': 2, notes: { '4111 1111': 'x' } };
    const refused = () => parseEvent(Strict, event, '{}');
    expect(refused).toThrow('unknown members, such as "extra"');
    expect(refused).not.toThrow(/jane|4111/);
  });

  it('gives the members the schema names', () => {
    expect(parseEvent(Event, { name: 'Marco', other: 1 }, '{}')).toEqual({ name: 'Marco' });
  });

  it('tells a missing member from a wrong one, and shows an event that would do', () => {
    const parse = () => parseEvent(Event, { count: 'two' }, '{"name": "Marco"}');
    const issues = [
      expect.objectContaining({ code: 'field_missing', pointer: '/name' }),
      expect.objectContaining({ code: 'type_mismatch', pointer: '/count' }),
    ];
    expect(parse).toThrow(
      expect.objectContaining({ name: 'ValidationError', code: 'field_missing', issues }),
    );
    expect(parse).toThrow(/send an event like {"name": "Marco"}$/);
  });
});
