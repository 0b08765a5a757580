/** Words of state, and the distance of the recurrence, of MT19937. */
const STATE_WORDS = 624;
const MIDDLE_WORD = 397;
const TWIST = 0x9908b0df;
const UPPER_BIT = 0x80000000;
const LOWER_BITS = 0x7fffffff;
/** Knuth's multiplier in `init_genrand`. */
const SEED_MULTIPLIER = 1812433253;

const LARGEST_SEED = 0xffffffff;

export interface NumpyRandom {
  /** The next 32 bits of the stream. */
  nextUint32(): number;
  /** The numbers 0 … length − 1 in random order, 4 bytes each. */
  permutation(length: number): Uint32Array;
}

/**
 * NumPy's legacy generator: the same stream and the same permutations as `numpy.random.RandomState(seed)`,
 * which is MT19937 (Matsumoto and Nishimura, 1998) seeded by `init_genrand`.
 *
 * @throws {RangeError} when the seed is not a whole number from 0 to 4294967295.
 */
export const numpyRandom = (seed: number): NumpyRandom => {
  const nextUint32 = mersenneTwister(seededState(seed));
  return { nextUint32, permutation: (length) => shuffled(length, nextUint32) };
};

/** @throws {RangeError} when the seed is not a whole number from 0 to 4294967295. */
export const assertSeed = (seed: number): void => {
  if (Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED) return;
  throw new RangeError(`the seed must be a whole number from 0 to ${LARGEST_SEED}; got ${seed}`);
};

const seededState = (seed: number): Uint32Array => {
  assertSeed(seed);
  const state = new Uint32Array(STATE_WORDS);
  let previous = seed;
  state[0] = seed;
  for (let index = 1; index < STATE_WORDS; index++) {
    previous = (Math.imul(SEED_MULTIPLIER, previous ^ (previous >>> 30)) + index) >>> 0;
    state[index] = previous;
  }
  return state;
};

const mersenneTwister = (state: Uint32Array): (() => number) => {
  const word = (index: number): number => state[index % STATE_WORDS] ?? 0;
  const refill = (): void => {
    for (let index = 0; index < STATE_WORDS; index++) {
      const mixed = (word(index) & UPPER_BIT) | (word(index + 1) & LOWER_BITS);
      state[index] = word(index + MIDDLE_WORD) ^ (mixed >>> 1) ^ (mixed & 1 ? TWIST : 0);
    }
  };
  let position = STATE_WORDS;
  return () => {
    if (position === STATE_WORDS) {
      refill();
      position = 0;
    }
    return tempered(word(position++));
  };
};

const tempered = (word: number): number => {
  let bits = word ^ (word >>> 11);
  bits ^= (bits << 7) & 0x9d2c5680;
  bits ^= (bits << 15) & 0xefc60000;
  return (bits ^ (bits >>> 18)) >>> 0;
};

/** NumPy's legacy shuffle: i from the last down to 1 swaps places with j, drawn from 0 … i. */
const shuffled = (length: number, nextUint32: () => number): Uint32Array => {
  const order = new Uint32Array(length);
  for (let index = 0; index < length; index++) order[index] = index;
  for (let last = length - 1; last > 0; last--) {
    const other = below(last, nextUint32);
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
  return order;
};

/** A number from 0 to `largest`: 32 bits masked to the smallest 2^k − 1 that covers it, too large ones rejected. */
const below = (largest: number, nextUint32: () => number): number => {
  const mask = 0xffffffff >>> Math.clz32(largest);
  for (;;) {
    const drawn = (nextUint32() & mask) >>> 0;
    if (drawn <= largest) return drawn;
  }
};
