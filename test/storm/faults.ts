import { seededRandom } from '../seeded-random.ts';

/** What is wrong with an object, until somebody mends it. */
export type Poison = 'no picture' | 'refused by the service' | 'never answered' | 'always a bug';

export const POISONS: readonly Poison[] = [
  'no picture',
  'refused by the service',
  'never answered',
  'always a bug',
];

/** Shares of calls that go wrong, 0 to 1. */
export interface FaultRates {
  readonly throttledCalls: number;
  readonly failedReads: number;
  readonly failedWrites: number;
  /** The write is done, and its answer is lost. */
  readonly lostAnswers: number;
}

export const STORM_RATES: FaultRates = {
  throttledCalls: 0.05,
  failedReads: 0.01,
  failedWrites: 0.005,
  lostAnswers: 0.005,
};
export const NO_FAULTS: FaultRates = { throttledCalls: 0, failedReads: 0, failedWrites: 0, lostAnswers: 0 };

/** Rolls the dice of one run; the same seed rolls the same. */
export const dice = (seed: number) => {
  const random = seededRandom(seed);
  return {
    chance: (share: number): boolean => random() < share,
    upTo: (most: number): number => random() * most,
    pick: <T>(from: readonly T[]): T => {
      const picked = from[Math.floor(random() * from.length)];
      if (picked === undefined) throw new RangeError('there is nothing to pick from');
      return picked;
    },
  };
};

export type Dice = ReturnType<typeof dice>;

/** An error as an SDK throws it. */
export const awsError = (name: string): Error => Object.assign(new Error('injected'), { name });
