import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numpyRandom } from '../../../../lib/core/training/numpy-random.ts';

describe('numpyRandom', () => {
  // Made with numpy.random.RandomState(seed).randint(0, 2**32, 5, dtype=numpy.uint32) of NumPy 2.4.
  it.each([
    [0, [2357136044, 2546248239, 3071714933, 3626093760, 2588848963]],
    [1, [1791095845, 4282876139, 3093770124, 4005303368, 491263]],
    [42, [1608637542, 3421126067, 4083286876, 787846414, 3143890026]],
    [4294967295, [419326371, 479346978, 3918654476, 2416749639, 3388880820]],
  ])('gives the words that NumPy gives for seed %d', (seed, words) => {
    const random = numpyRandom(seed);
    expect(words.map(() => random.nextUint32())).toEqual(words);
  });

  // Made with numpy.random.RandomState(seed).permutation(length)[:8].
  it.each([
    [3, 1033, [558, 57, 840, 458, 796, 556, 632, 787]],
    [3, 10, [5, 4, 1, 2, 9, 6, 7, 0]],
    [42, 1_000_000, [987231, 79954, 567130, 500891, 55399, 135049, 733378, 732057]],
    [4294967295, 1033, [365, 736, 281, 1028, 241, 443, 715, 775]],
    [1, 3, [0, 2, 1]],
    [0, 2, [1, 0]],
    [7, 1, [0]],
    [7, 0, []],
  ])('shuffles as NumPy does for seed %d and %d rows', (seed, length, start) => {
    expect([...numpyRandom(seed).permutation(length).subarray(0, 8)]).toEqual(start);
  });

  it('stays with NumPy past the first refill of its state', () => {
    const order = numpyRandom(42).permutation(100_000);
    const checksum = order.reduce((sum, value, index) => sum + BigInt(value) * BigInt(index), 0n);
    expect(checksum).toBe(249851129327323n);
  });

  it('draws a permutation that continues the stream instead of starting it again', () => {
    const random = numpyRandom(3);
    expect([...random.permutation(20)]).not.toEqual([...random.permutation(20)]);
  });

  it('gives every number once', () => {
    const cases = fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 300 }));
    fc.assert(
      fc.property(cases, ([seed, length]) => {
        const sorted = [...numpyRandom(seed).permutation(length)].sort((a, b) => a - b);
        expect(sorted).toEqual(Array.from({ length }, (_, index) => index));
      }),
    );
  });

  it.each([-1, 1.5, 4294967296, Number.NaN])('refuses the seed %d and says which are allowed', (seed) => {
    expect(() => numpyRandom(seed)).toThrow(/whole number from 0 to 4294967295; got/);
  });
});
