import type { Token } from '../text/token.ts';
import { emojiValence } from './emoji-valence.ts';
import type { Valences } from './valences.ts';

/** Praise and blame in one sentence, each 0 or more. */
export interface Moods {
  readonly praise: number;
  readonly blame: number;
}

/** What each word with a valence comes to after negation, emphasis and excess, added up. */
export const moodsOf = (sentence: readonly Token[], valences: Valences): Moods => {
  const loud = sentence.some(({ text }) => text === '!') ? 1.2 : 1;
  const turn = sentence.findLastIndex(({ lower }) => valences.contrasts.has(lower));
  const moods = { praise: 0, blame: 0 };
  for (let index = 0; index < sentence.length; ) {
    const { valence, words } = valenceAt(sentence, index, valences);
    const weight = turn > 0 ? (index > turn ? AFTER_CONTRAST : BEFORE_CONTRAST) : 1;
    if (valence > 0) moods.praise += valence * weight * loud;
    else moods.blame -= valence * weight * loud;
    index += words;
  }
  return moods;
};

/** "Good, but slow" weighs on the slow side. */
const AFTER_CONTRAST = 1.1;
const BEFORE_CONTRAST = 0.9;
/** What too much of anything comes to: "too strong", "too expensive". */
const TOO_MUCH = -2.3;
/** "Not great" is less bad than "bad" is, "not bad" less good than "good". */
const NEGATED = -0.75;
const INTENSE = 1.4;
const SOFT = 0.6;
/** How far a negator reaches, in words. */
const REACH = 4;

const valenceAt = (sentence: readonly Token[], index: number, valences: Valences) => {
  const token = sentence[index];
  if (token === undefined) return { valence: 0, words: 1 };
  const negated = isNegated(sentence, index, valences);
  const together = valences.together?.(sentence, index);
  if (together !== undefined) {
    return { valence: negated ? together.valence * NEGATED : together.valence, words: together.words };
  }
  if (valences.excess.has(token.lower)) return excessAt(sentence, index, { negated, valences });
  if (valences.excessAfter?.has(sentence[index + 1]?.lower ?? '')) return { valence: TOO_MUCH, words: 2 };
  const own = valences.valence(token.lower) || emojiValence(token.text);
  const emphasis = emphasisBefore(sentence, index, valences);
  return { valence: own * emphasis * (negated ? NEGATED : 1), words: 1 };
};

/** `too` with the word it belongs to. "Not too strong" is as it should be, "not too good" is not. */
const excessAt = (
  sentence: readonly Token[],
  index: number,
  { negated, valences }: { negated: boolean; valences: Valences },
) => {
  const word = sentence[index + 1];
  if (word === undefined || !/[\p{L}]/u.test(word.text) || !QUALITIES.has(word.tag))
    return { valence: 0, words: 1 };
  if (!negated) return { valence: TOO_MUCH, words: 2 };
  return { valence: valences.valence(word.lower) > LIKED ? -1 : 1, words: 2 };
};
const QUALITIES: ReadonlySet<string> = new Set(['ADJ', 'ADV', 'DET', 'NOUN', 'VERB', 'O']);
const LIKED = 1.5;

const emphasisBefore = (sentence: readonly Token[], index: number, valences: Valences): number => {
  const before = sentence[index - 1]?.lower ?? '';
  if (valences.intensifiers.has(before)) return INTENSE;
  return valences.softeners.has(before) ? SOFT : 1;
};

/** Whether a negator stands shortly before, or after where the language puts it there, in the same clause. */
const isNegated = (sentence: readonly Token[], index: number, valences: Valences): boolean => {
  let negators = 0;
  for (let at = index - 1; at >= 0 && at >= index - REACH; at -= 1) {
    if (endsClause(sentence[at], valences)) break;
    if (valences.negators.has(sentence[at]?.lower ?? '')) negators += 1;
  }
  if (negators === 0 && valences.negatorsFollow === true) {
    for (let at = index + 1; at <= index + 3 && !endsClause(sentence[at], valences); at += 1) {
      if (valences.negators.has(sentence[at]?.lower ?? '')) negators += 1;
    }
  }
  return negators > 0;
};

const endsClause = (token: Token | undefined, valences: Valences): boolean =>
  token === undefined || /^[,;:.!?()–—、。！？]$/.test(token.text) || valences.contrasts.has(token.lower);
