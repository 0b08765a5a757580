import type { ReadText, Token } from '../text/token.ts';
import { classifyByContext, classifyByWords, type Judgement } from './classify-name.ts';
import type { Entity } from './entity.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type Name, nameAt } from './name.ts';
import { type NameRun, nameRuns } from './name-runs.ts';
import { HONORIFICS } from './name-words.ts';

/** Names in an English text: by their words, then by what stands around them, then as people named before. */
export const englishNames = (read: ReadText, gazetteer: Gazetteer): Entity[] => {
  const { tokens } = read;
  const named = nameRuns(read, gazetteer)
    .flatMap((run) => partsOf(tokens, run, gazetteer))
    .map(({ name, judged }) => ({ name, judged: judged ?? classifyByContext(name, gazetteer) }));
  const surnames = new Map(
    named
      .filter(({ name, judged }) => judged.type === 'PERSON' && name.words.length > 1)
      .flatMap(({ name }) => [
        [name.last, name],
        [name.first, name],
      ]),
  );
  const entities = named.map(({ name, judged }) => {
    const again = name.words.length === 1 && surnames.has(name.lower) && judged.score < 0.96;
    const number = judged.type === 'COMMERCIAL_ITEM' && name.next?.tag === 'NUM' ? 1 : 0;
    return {
      ...(again ? { type: 'PERSON' as const, score: 0.9 } : judged),
      ...spanOf(tokens, { from: name.from, to: name.to + number }),
    };
  });
  return joinedPlaces(read.text, entities);
};

interface Part {
  readonly name: Name;
  readonly judged: Judgement | undefined;
}

/** A run as one name, or split where another one begins: `NBA legend`-like heads, nationalities, people after a title. */
const partsOf = (tokens: readonly Token[], run: NameRun, gazetteer: Gazetteer): Part[] => {
  const name = nameAt(tokens, run);
  const judged = classifyByWords(name, gazetteer);
  if (judged !== undefined || run.to - run.from < 2) return [{ name, judged }];
  const split = splitAt(tokens, run, gazetteer);
  if (split === undefined) return [{ name, judged }];
  return [
    ...partsOf(tokens, { from: run.from, to: split }, gazetteer),
    ...partsOf(tokens, { from: split, to: run.to }, gazetteer),
  ];
};

const splitAt = (
  tokens: readonly Token[],
  { from, to }: NameRun,
  gazetteer: Gazetteer,
): number | undefined => {
  for (let at = from + 1; at < to; at += 1) {
    const [before, here] = [tokens[at - 1], tokens[at]];
    if (before === undefined || here === undefined || here.begin - before.end !== 1) continue;
    if (/\p{P}$/u.test(here.text) || HONORIFICS.has(before.lower)) continue;
    const nationality = at === from + 1 && gazetteer.known(before.lower) === 'nationality';
    const acronym = /^\p{Lu}{2,}$/u.test(before.text) && /\p{Ll}/u.test(here.text);
    const person = gazetteer.isFirstName(here.lower) && !gazetteer.isFirstName(before.lower) && to - at > 1;
    if (nationality || acronym || person) return at;
  }
  return undefined;
};

const spanOf = (tokens: readonly Token[], { from, to }: NameRun): { begin: number; end: number } => ({
  begin: tokens[from]?.begin ?? 0,
  end: tokens[to - 1]?.end ?? 0,
});

/** `Akron, Ohio` is one place. */
const joinedPlaces = (text: string, entities: readonly Entity[]): Entity[] => {
  const joined: Entity[] = [];
  for (const entity of entities) {
    const last = joined.at(-1);
    const places = last?.type === 'LOCATION' && entity.type === 'LOCATION';
    if (last && places && text.slice(last.end, entity.begin) === ', ') {
      joined[joined.length - 1] = { ...last, end: entity.end, score: Math.max(last.score, entity.score) };
    } else joined.push(entity);
  }
  return joined;
};
