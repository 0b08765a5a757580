import type { Gazetteer } from './gazetteer.ts';
import type { Name } from './name.ts';
import { EVENT_ENDS, ORGANIZATION_ENDS, PLACE_ENDS, TEAM_ENDS } from './name-words.ts';

/** `Cleveland Cavaliers`, `the Miami Heat`: a place, then one or two words that are many of something or move as one. */
export const isTeam = ({ words, last, before }: Name, gazetteer: Gazetteer): boolean => {
  if (PLACE_ENDS.has(last) && !TEAM_ENDS.has(last)) return false;
  if (EVENT_ENDS.has(last) || ORGANIZATION_ENDS.has(last)) return false;
  const place = placeWords(
    words.map(({ lower }) => lower),
    gazetteer,
  );
  const rest = words.length - place;
  if (place === 0 || rest < 1 || rest > 2) return false;
  // "Paris Hilton" is no team, and neither is "Austin Powers" unless it has an article.
  const article = before.at(-1) === 'the';
  if (TEAM_ENDS.has(last)) return article || !gazetteer.isFirstName(words[0]?.lower ?? '');
  return /[^s]s$/.test(last) && (article || !gazetteer.isFirstName(words[0]?.lower ?? ''));
};

/** How many of the first words name a place, at most three; a whole name that is a place has none to spare. */
const placeWords = (words: readonly string[], gazetteer: Gazetteer): number => {
  for (let count = Math.min(3, words.length - 1); count >= 1; count -= 1) {
    if (gazetteer.known(words.slice(0, count).join(' ')) === 'place') return count;
  }
  return 0;
};
