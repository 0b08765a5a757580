import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValidationError } from '../../../lib/core/errors.ts';
import { errorFacts } from '../../../lib/runtime/error-facts.ts';

const SECRET = 'jane.roe@example.com';

describe('errorFacts', () => {
  it('tells name, class, code, status and the id of the call that failed', () => {
    const error = Object.assign(new Error(SECRET), {
      name: 'AccessDenied',
      code: 'EACCES',
      $metadata: { httpStatusCode: 403, requestId: 'R-1' },
    });
    expect(errorFacts(error)).toMatchObject({
      name: 'AccessDenied',
      class: 'Config',
      code: 'EACCES',
      status: 403,
      requestId: 'R-1',
    });
  });

  it('tells the message of an error of ours, and where in the code it was made', () => {
    const facts = errorFacts(new ValidationError('no_rows', 'send at least one row'));
    expect(facts.message).toBe('send at least one row');
    expect(facts.stack?.[0]).toMatch(/^at .*error-facts\.test\.ts:\d+:\d+/);
  });

  it('repeats nothing that stands in messages, names, causes and own members, on however many lines', () => {
    const around = fc.string({
      unit: fc.constantFrom('\n', ' at ', '(', ')', '    at ', ':1:2', '/', 'x', "'"),
    });
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = `${before}${SECRET}${after}`;
        const inner = Object.assign(new Error(text), { Key: text, code: text, name: text });
        const outer = Object.assign(new TypeError(text, { cause: inner }), { input: { text } });
        expect(JSON.stringify(errorFacts(outer))).not.toContain(SECRET);
      }),
      { numRuns: 2000 },
    );
    expect(JSON.stringify(errorFacts(SECRET))).not.toContain(SECRET);
  });

  it('follows causes for a while only', () => {
    const error = new Error('one');
    error.cause = error;
    expect(errorFacts(error).cause?.cause?.cause?.cause).toBeUndefined();
  });
});
