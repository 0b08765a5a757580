import { it } from 'vitest';
import { judgeStorm } from './judge-storm.ts';

const SEEDS = 20;
const OBJECTS = 10_000;

it.each(Array.from({ length: SEEDS }, (_, index) => index + 1))(
  `${OBJECTS} objects, seed %i: nothing lost, nothing twice, poison buried with its reason and replayed`,
  async (seed) => {
    const { events, kills, paidAgain } = await judgeStorm(OBJECTS, seed);
    console.log(`seed ${seed}: ${events} events, ${kills} kills, ${paidAgain} paid again`);
  },
);
