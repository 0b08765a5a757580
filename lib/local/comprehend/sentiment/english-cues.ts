import type { Token } from '../text/token.ts';
import { wordMap, wordSet } from '../text/word-set.ts';
import type { Together } from './valences.ts';

/** What words say only together, the first rule that applies. */
export const englishCue = (tokens: readonly Token[], index: number): Together | undefined =>
  phrase(tokens, index) ?? importance(tokens, index) ?? undone(tokens, index) ?? notEnough(tokens, index);

/** Idioms whose words mislead one by one; `_` stands for the spaces in them. */
const PHRASES = wordMap<number>([
  [
    "works_like_a_charm second_to_none top_notch must_have well_done piece_of_cake no_brainer on_time can_not_wait ca_n't_wait worth_every_penny hats_off thumbs_up free_of_charge exceeded_my_expectations exceeded_expectations state_of_the_art works_as_expected works_well no_problem no_problems no_complaints no_issues five_stars look_forward looking_forward",
    2.2,
  ],
  [
    'waste_of_time waste_of_money rip_off ripped_off let_down fed_up falls_apart fell_apart stopped_working too_good_to_be_true not_worth far_from_perfect leaves_much_to_be_desired could_be_better could_have_been_better should_have_been_better used_to_be_good one_star two_stars stay_away never_again out_of_order gave_up sick_of tired_of thumbs_down short_of lack_of critical_of at_risk looks_cheap feels_cheap',
    -2.4,
  ],
]);
const LONGEST_PHRASE = 6;
const FIRST_WORDS = new Set([...PHRASES.keys()].map((key) => key.split('_')[0]));

const phrase = (tokens: readonly Token[], index: number): Together | undefined => {
  if (!FIRST_WORDS.has(tokens[index]?.lower)) return undefined;
  for (let words = LONGEST_PHRASE; words >= 2; words -= 1) {
    const key = tokens
      .slice(index, index + words)
      .map(({ lower }) => lower)
      .join('_');
    const valence = PHRASES.get(key);
    if (valence !== undefined) return { valence, words };
  }
  return undefined;
};

const IMPORTANT = wordSet(
  'critical crucial essential vital key important central indispensable invaluable fundamental',
);

/** `critical for`, `key to`: something matters, which is said of what one values. */
const importance = (tokens: readonly Token[], index: number): Together | undefined => {
  const [word, next] = [tokens[index]?.lower ?? '', tokens[index + 1]?.lower];
  if (!IMPORTANT.has(word) || (next !== 'for' && next !== 'to')) return undefined;
  return { valence: 1.6, words: 2 };
};

const EXPECTED = wordSet(
  'arrive arrived arrives come came work works working worked respond responded responds reply replied answer answered answers start starts turn turns load loads care cares deliver delivered show showed ship shipped charge charges open opens connect connects function functions refund refunded call called',
);

/** `never arrived`, `doesn't work`: what one may expect and did not get. */
const undone = (tokens: readonly Token[], index: number): Together | undefined => {
  if (!NEGATED.has(tokens[index]?.lower ?? '')) return undefined;
  const words = /^(?:even|yet|been|be|ever)$/.test(tokens[index + 1]?.lower ?? '') ? 3 : 2;
  return EXPECTED.has(tokens[index + words - 1]?.lower ?? '') ? { valence: -2, words } : undefined;
};
const NEGATED = wordSet("not n't n’t never");

/** `not strong enough`. */
const notEnough = (tokens: readonly Token[], index: number): Together | undefined =>
  NEGATED.has(tokens[index]?.lower ?? '') && tokens[index + 2]?.lower === 'enough'
    ? { valence: -1.8, words: 3 }
    : undefined;
