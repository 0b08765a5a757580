import type { Document, WinkMethods } from 'wink-nlp';
import { englishValences } from '../sentiment/english-valences.ts';
import type { Valences } from '../sentiment/valences.ts';
import type { Mark, ReadText, Tag, Token } from './token.ts';

export interface EnglishReader {
  read(text: string): ReadText;
  readonly valences: Valences;
}

/** wink-nlp's tokens, tags, sentences and named quantities. */
export const loadEnglish = async (): Promise<EnglishReader> => {
  const [{ default: winkNLP }, { default: whole }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  const model = { ...whole, metaCER: noPatterns };
  const reader = renewed(() => winkNLP(model, ['sbd', 'pos', 'ner']));
  const scorer = renewed(() => winkNLP(model, ['sentiment']));
  return {
    read: (text) => readEnglish(text, reader(text.length)),
    valences: englishValences((word) => {
      const wink = scorer(word.length);
      return Number(wink.readDoc(word).out(wink.its.sentiment));
    }),
  };
};

/** Stands in for wink's language of patterns, which is not used here and grows twofold whenever it is loaded. */
const noPatterns = () => ({ machines: '', transformers: [] });

/** wink keeps every word that it has met, and its tables are made for words by the ten thousand. */
const MOST_CHARACTERS = 2_000_000;

/** Gives what `make` makes, and makes it anew after so many characters of text, so that what it keeps is bounded. */
const renewed = <T>(make: () => T): ((characters: number) => T) => {
  let [made, read] = [make(), 0];
  return (characters) => {
    if (read > MOST_CHARACTERS) [made, read] = [make(), 0];
    read += characters;
    return made;
  };
};

const readEnglish = (text: string, wink: WinkMethods): ReadText => {
  // Words are found again in the text itself, so that the spaces put in here change no offset.
  const document = wink.readDoc(text.replace(UNBROKEN, '$& '));
  const { tokens, places } = placedTokens(text, document, wink);
  return { text, language: 'en', tokens, marks: marksOf(document, wink, places) };
};

/** wink's time grows with the square of a word's length; no word of a language is as long as this. */
const UNBROKEN = /\S{200}/gu;

/** wink's tokens where they stand in the text; `places` finds them by wink's own count. */
const placedTokens = (text: string, document: Document, { its }: WinkMethods) => {
  const words: readonly string[] = document.tokens().out();
  const tags: readonly string[] = document.tokens().out(its.pos);
  const ends = document
    .sentences()
    .out(its.span)
    .map(([, last]) => Number(last));
  const tokens: Token[] = [];
  const places: (Token | undefined)[] = [];
  let [at, sentence] = [0, 0];
  for (const [index, word] of words.entries()) {
    const begin = text.indexOf(word, at);
    const end = begin + word.length;
    if (index > (ends[sentence] ?? Number.POSITIVE_INFINITY)) sentence += 1;
    const given = tags[index] ?? 'X';
    if (begin < 0 || given === 'SPACE' || !/\S/.test(word)) {
      places.push(undefined);
      continue;
    }
    at = end;
    const tag = TAGS.get(given) ?? 'O';
    const token = {
      text: word,
      lower: word.toLowerCase(),
      begin,
      end,
      tag,
      certainty: certaintyOf(tag),
      sentence,
    };
    tokens.push(token);
    places.push(token);
  }
  return { tokens, places };
};

/** wink has Comprehend's tags, but for `X`. */
const TAGS: ReadonlyMap<string, Tag> = new Map(
  (
    [
      'ADJ',
      'ADP',
      'ADV',
      'AUX',
      'CCONJ',
      'DET',
      'INTJ',
      'NOUN',
      'NUM',
      'PART',
      'PRON',
      'PROPN',
      'PUNCT',
      'SCONJ',
      'SYM',
      'VERB',
    ] as const
  ).map((tag) => [tag, tag]),
);

/** Words of closed classes are told by the word alone, the others by their neighbours. */
const certaintyOf = (tag: Tag): number => {
  if (tag === 'PUNCT' || tag === 'NUM') return 0.99;
  if (tag === 'O') return 0.5;
  return tag === 'NOUN' || tag === 'VERB' || tag === 'ADJ' || tag === 'ADV' || tag === 'PROPN' ? 0.93 : 0.97;
};

const marksOf = (
  document: Document,
  { its }: WinkMethods,
  places: readonly (Token | undefined)[],
): Mark[] => {
  const types: readonly string[] = document.entities().out(its.type);
  const spans = document.entities().out(its.span);
  return spans.flatMap(([first, last], index) => {
    const [from, to] = [places[Number(first)], places[Number(last)]];
    const kind = KINDS.get(types[index] ?? '');
    return from && to && kind ? [{ begin: from.begin, end: to.end, kind }] : [];
  });
};

const KINDS: ReadonlyMap<string, Mark['kind']> = new Map([
  ['DATE', 'date'],
  ['TIME', 'date'],
  ['DURATION', 'quantity'],
  ['MONEY', 'quantity'],
  ['PERCENT', 'quantity'],
  ['CARDINAL', 'count'],
  ['ORDINAL', 'count'],
  ['URL', 'address'],
  ['EMAIL', 'address'],
  ['MENTION', 'address'],
  ['HASHTAG', 'address'],
]);
