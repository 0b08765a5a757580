import { markedTokens } from '../text/marked-tokens.ts';
import { isCapitalised, type ReadText, type Token } from '../text/token.ts';
import type { LanguageWords } from '../words/language-words.ts';
import { wordsOf } from '../words/languages.ts';
import { asianNames } from './asian-names.ts';
import type { EntityType, Judgement } from './classify-name.ts';
import type { Entity } from './entity.ts';
import type { Gazetteer } from './gazetteer.ts';

/** Names in a language without a model: known ones, and runs of capitalised words as far as their form tells. */
export const plainNames = (read: ReadText, gazetteer: Gazetteer): Entity[] => {
  const words = wordsOf(read.language);
  return [...capitalRuns(read, words).flatMap((run) => entityOf(run, words, gazetteer)), ...asianNames(read)];
};

interface Run {
  readonly tokens: readonly Token[];
  readonly before: string;
  readonly opensSentence: boolean;
}

const capitalRuns = (read: ReadText, words: LanguageWords): Run[] => {
  const runs: Run[] = [];
  const { tokens } = read;
  const marked = markedTokens(read);
  const isName = (token: Token | undefined): token is Token =>
    token !== undefined && isCapitalised(token.text) && !words.tags.has(token.lower);
  for (let at = 0, to = 0; at < tokens.length; at = Math.max(to, at + 1)) {
    if (!isName(tokens[at])) continue;
    to = at + 1;
    while (isName(tokens[to]) || (INSIDE.test(tokens[to]?.lower ?? '') && isName(tokens[to + 1]))) to += 1;
    const run = tokens.slice(at, to);
    if (run.some((_, index) => marked.has(at + index))) continue;
    const [first, previous] = [run[0], tokens[at - 1]];
    runs.push({
      tokens: run,
      before: previous?.lower ?? '',
      opensSentence: previous === undefined || previous.sentence !== first?.sentence,
    });
  }
  return runs;
};

const INSIDE = /^(?:de|del|della|di|da|do|dos|von|van|der|du|des|la|le|-|&)$/;

const entityOf = (
  { tokens, before, opensSentence }: Run,
  words: LanguageWords,
  gazetteer: Gazetteer,
): Entity[] => {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return [];
  const lower = tokens.map((token) => token.lower).join(' ');
  const judged = judge(tokens, { lower, before, opensSentence, words, gazetteer });
  return judged === undefined ? [] : [{ ...judged, begin: first.begin, end: last.end }];
};

interface Surroundings {
  readonly lower: string;
  readonly before: string;
  readonly opensSentence: boolean;
  readonly words: LanguageWords;
  readonly gazetteer: Gazetteer;
}

const judge = (tokens: readonly Token[], around: Surroundings): Judgement | undefined => {
  const { lower, before, opensSentence, words, gazetteer } = around;
  const first = tokens[0]?.lower ?? '';
  if (tokens.some((token) => words.institutions.has(token.lower)) && tokens.length > 1)
    return sure('ORGANIZATION', 0.85);
  const known = gazetteer.known(lower);
  if (known === 'place') return sure('LOCATION', 0.9);
  if (known === 'person') return sure('PERSON', 0.9);
  if (known === 'organization' || known === 'team') return sure('ORGANIZATION', 0.85);
  if (known === 'product') return sure('COMMERCIAL_ITEM', 0.8);
  if (known === 'event') return sure('EVENT', 0.8);
  if (words.titles.has(before.replace(/\.$/, '')) || words.titles.has(first)) return sure('PERSON', 0.9);
  if (tokens.length > 1 && gazetteer.isFirstName(first)) return sure('PERSON', 0.85);
  if (words.capitalNouns && tokens.length === 1) return undefined;
  if (words.whereabouts.has(before)) return sure('LOCATION', 0.55);
  const capitalised = tokens.every(({ text }) => /^(?:\p{Lu}?\p{Ll}|\p{P})/u.test(text));
  if (tokens.length > 1 && capitalised && !words.capitalNouns) return sure('PERSON', 0.5);
  return opensSentence || words.capitalNouns ? undefined : sure('OTHER', 0.4);
};

const sure = (type: EntityType, score: number): Judgement => ({ type, score });
