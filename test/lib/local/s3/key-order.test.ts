import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareKeys } from '../../../../lib/local/s3/key-order.ts';

const text = fc.string({ unit: 'binary', maxLength: 6 });

it('orders any two keys as their UTF-8 bytes are ordered', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareKeys(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
  );
});

it('puts an emoji after the private use area, where UTF-16 has it before', () => {
  expect(compareKeys('\u{1f33a}', '\ue000')).toBeGreaterThan(0);
  expect(compareKeys('\u{1f33a}', '\uffff')).toBeGreaterThan(0);
  expect(compareKeys('\ud7ff', '\u{10000}')).toBeLessThan(0);
});
