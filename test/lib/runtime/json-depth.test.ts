import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeeperThan } from '../../../lib/runtime/json-depth.ts';

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('isDeeperThan', () => {
  it('agrees with the depth of the parsed value, brackets in texts and names included', () => {
    const text = fc.string({ unit: fc.constantFrom('[', '{', ']', '}', '"', '\\', 'a') });
    const tree = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        text,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(text, tie('value'), { maxKeys: 3 }),
      ),
    })).value;
    fc.assert(
      fc.property(tree, fc.nat(8), (value, deepest) => {
        expect(isDeeperThan(JSON.stringify(value), deepest)).toBe(depthOf(value) > deepest);
      }),
    );
  });

  it('reads an unfinished text full of quotes once, not once per quote', () => {
    expect(isDeeperThan(`"${'\\"'.repeat(500_000)}`, 64)).toBe(false);
  });
});
