import { COMPANIES, EVENTS, LEAGUES, PLACES, PRODUCTS } from './known-names.ts';

/** What a known name stands for. */
export type Known = 'place' | 'organization' | 'team' | 'person' | 'nationality' | 'product' | 'event';

/** Names in lower case and what they stand for. */
export interface Gazetteer {
  known(name: string): Known | undefined;
  isFirstName(word: string): boolean;
  isLastName(word: string): boolean;
  /** Whether a word has a meaning besides being a name: `will`, `may`. */
  isOrdinary(word: string): boolean;
  /** Whether a word says what somebody is: `player`, `actress`. */
  isOccupation(word: string): boolean;
}

/** The word list of compromise, which knows names by their kind, and some names of our own. */
export const loadGazetteer = async (): Promise<Gazetteer> => {
  const { default: compromise } = await import('compromise/two');
  // The first text makes compromise unfold its list.
  compromise('one');
  return gazetteerOf(lexiconIn(compromise.model()));
};

const KINDS: ReadonlyMap<string, Known> = new Map([
  ['Place', 'place'],
  ['City', 'place'],
  ['Region', 'place'],
  ['Country', 'place'],
  ['Organization', 'organization'],
  ['SportsTeam', 'team'],
  ['Person', 'person'],
  ['Demonym', 'nationality'],
]);
const FIRST_NAMES = ['FirstName', 'MaleName', 'FemaleName'];
const ORDINARY = [
  'Noun',
  'Singular',
  'Plural',
  'Uncountable',
  'Adjective',
  'Adverb',
  'Infinitive',
  'PresentTense',
  'PastTense',
  'Gerund',
  'Participle',
  'Verb',
  'Imperative',
  'Actor',
  'Expression',
  'Comparative',
  'Superlative',
  'Modal',
  'Preposition',
  'Conjunction',
  'Pronoun',
  'Determiner',
  'Possessive',
  'QuestionWord',
];

const gazetteerOf = (lexicon: ReadonlyMap<string, readonly string[]>): Gazetteer => {
  const known = new Map<string, Known>();
  for (const [name, tags] of lexicon) {
    const kind = tags.map((tag) => KINDS.get(tag)).find((each) => each !== undefined);
    // "st", "rd", "co" and their like are parts of names, not names.
    if (kind !== undefined && name.length > 3) known.set(name, kind);
  }
  for (const [names, kind] of OWN) for (const name of names) known.set(name, kind);
  const tagged = (tags: readonly string[]) => (word: string) =>
    lexicon.get(word)?.some((tag) => tags.includes(tag)) ?? false;
  const [isFirstName, isLastName] = [tagged(FIRST_NAMES), tagged(['LastName'])];
  return {
    known: (name) => known.get(name),
    isFirstName: (word) => isFirstName(word) || isFirstName(withoutAccents(word)),
    isLastName: (word) => isLastName(word) || isLastName(withoutAccents(word)),
    isOrdinary: tagged(ORDINARY),
    isOccupation: tagged(['Actor']),
  };
};

const withoutAccents = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

const OWN: readonly (readonly [ReadonlySet<string>, Known])[] = [
  [PLACES, 'place'],
  [COMPANIES, 'organization'],
  [LEAGUES, 'organization'],
  [PRODUCTS, 'product'],
  [EVENTS, 'event'],
];

/** compromise types its model as `object`; what is not as expected counts as no words. */
const lexiconIn = (model: object): ReadonlyMap<string, readonly string[]> => {
  const lexicon = memberOf(memberOf(model, 'one'), 'lexicon');
  return new Map(
    Object.entries(Object(lexicon)).map(([word, tags]) => [word, [tags].flat().map((tag) => String(tag))]),
  );
};

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
