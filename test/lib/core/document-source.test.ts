import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBefore } from '../../../lib/core/document-source.ts';

describe('isBefore', () => {
  it.each([
    ['0055AED6DCD90281E5', '0055AED6DCD90281E6', true],
    ['0055AED6DCD90281E5', '0055aed6dcd90281e5', false],
    ['0055AED6', '0055AED6DCD90281E5', true],
    ['0055AED6', '0055AED60000', false],
    ['0055AED7', '0055AED6DCD90281E5', false],
  ])('%s before %s: %s', (a, b, expected) => {
    expect(isBefore(a, b)).toBe(expected);
  });

  it('orders any two, one way only', () => {
    const sequencer = fc.stringMatching(/^[0-9A-F]{4,20}$/);
    fc.assert(fc.property(sequencer, sequencer, (a, b) => !(isBefore(a, b) && isBefore(b, a))));
  });
});
