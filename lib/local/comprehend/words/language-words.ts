import type { Valences } from '../sentiment/valences.ts';
import type { Tag } from '../text/token.ts';
import { wordMap, wordSet } from '../text/word-set.ts';

/** What is known of a language without a model for it. */
export interface LanguageWords {
  /** Small words, whose part of speech the word alone tells. */
  readonly tags: ReadonlyMap<string, Tag>;
  /** Endings of other words, the longest first. */
  readonly endings: readonly (readonly [string, Tag])[];
  readonly months: ReadonlySet<string>;
  /** Whether all nouns begin with a capital. */
  readonly capitalNouns: boolean;
  /** Words before a person's name: `Herr`, `señora`. */
  readonly titles: ReadonlySet<string>;
  /** Words that organizations have in their names, such as `universidad`. */
  readonly institutions: ReadonlySet<string>;
  /** Words before a place's name: `in`, `à`. */
  readonly whereabouts: ReadonlySet<string>;
  readonly valences: Valences;
}

/** The lists of a language, each with spaces between its words; a `*` stands for any ending. */
export interface WordLists {
  readonly tags: Readonly<Partial<Record<Tag, string>>>;
  readonly endings: Readonly<Partial<Record<Tag, string>>>;
  readonly months: string;
  readonly capitalNouns?: boolean;
  readonly titles: string;
  readonly institutions: string;
  readonly whereabouts: string;
  readonly positive: string;
  readonly negative: string;
  readonly negators: string;
  readonly intensifiers: string;
  readonly softeners: string;
  readonly excess: string;
  readonly contrasts: string;
  readonly excessAfter?: string;
  readonly doubt?: number;
}

const POLAR = 2;

export const languageWords = (lists: WordLists): LanguageWords => ({
  tags: wordMap(entriesOf(lists.tags)),
  endings: entriesOf(lists.endings)
    .flatMap(([endings, tag]) => [...wordSet(endings)].map((ending) => [ending, tag] as const))
    .sort(([one], [other]) => other.length - one.length),
  months: wordSet(lists.months),
  capitalNouns: lists.capitalNouns ?? false,
  titles: wordSet(lists.titles),
  institutions: wordSet(lists.institutions),
  whereabouts: wordSet(lists.whereabouts),
  valences: {
    valence: stemmedValence(
      wordMap([
        [lists.positive, POLAR],
        [lists.negative, -POLAR],
      ]),
    ),
    negators: wordSet(lists.negators),
    intensifiers: wordSet(lists.intensifiers),
    softeners: wordSet(lists.softeners),
    excess: wordSet(lists.excess),
    contrasts: wordSet(lists.contrasts),
    negatorsFollow: lists.capitalNouns ?? false,
    excessAfter: wordSet(lists.excessAfter ?? ''),
    ...(lists.doubt !== undefined && { doubt: lists.doubt }),
  },
});

/** The lists with their tags. */
const entriesOf = (lists: Readonly<Partial<Record<Tag, string>>>): (readonly [string, Tag])[] =>
  TAGS.flatMap((tag) => (lists[tag] === undefined ? [] : [[lists[tag], tag] as const]));

/** A word in two lists is what the later one says. */
const TAGS = [
  'NOUN',
  'ADJ',
  'VERB',
  'ADV',
  'SCONJ',
  'CCONJ',
  'PRON',
  'PART',
  'NUM',
  'INTJ',
  'AUX',
  'ADP',
  'DET',
] as const;

const stemmedValence =
  (valences: ReadonlyMap<string, number>) =>
  (word: string): number => {
    const whole = valences.get(word);
    if (whole !== undefined) return whole;
    for (let length = word.length; length >= 1; length -= 1) {
      const stem = valences.get(`${word.slice(0, length)}*`);
      if (stem !== undefined) return stem;
    }
    return 0;
  };
