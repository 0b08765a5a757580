import type { ReadText } from '../text/token.ts';
import { englishNames } from './english-names.ts';
import { type Entity, withoutOverlaps } from './entity.ts';
import type { Gazetteer } from './gazetteer.ts';
import { plainNames } from './plain-names.ts';
import { quantities } from './quantities.ts';
import { titles } from './titles.ts';

/** What a text names, in the order of the text and without overlaps. */
export const entitiesOf = (read: ReadText, gazetteer: Gazetteer): Entity[] => {
  const names = read.language === 'en' ? englishNames(read, gazetteer) : plainNames(read, gazetteer);
  return withoutOverlaps([...names, ...titles(read), ...quantities(read)]);
};
