import type { Gazetteer, Known } from './gazetteer.ts';
import type { Name } from './name.ts';
import {
  AWARD_ENDS,
  EVENT_ENDS,
  EVENT_OF_HEADS,
  HONORIFICS,
  ORGANIZATION_CUES,
  ORGANIZATION_ENDS,
  PERSON_OF_HEADS,
  PERSON_VERBS,
  PLACE_CUES,
  PLACE_ENDS,
  PLACE_OF_HEADS,
  PLACE_STARTS,
} from './name-words.ts';
import { isTeam } from './team.ts';

export type EntityType =
  | 'PERSON'
  | 'LOCATION'
  | 'ORGANIZATION'
  | 'COMMERCIAL_ITEM'
  | 'EVENT'
  | 'DATE'
  | 'QUANTITY'
  | 'TITLE'
  | 'OTHER';

export interface Judgement {
  readonly type: EntityType;
  readonly score: number;
}

/** What a name stands for, when its own words tell it; `undefined` when they do not. */
export const classifyByWords = (name: Name, gazetteer: Gazetteer): Judgement | undefined => {
  const known = gazetteer.known(name.lower);
  if (known !== undefined && known !== 'place') return { type: TYPES[known], score: 0.97 };
  const { words, first, last } = name;
  const several = words.length > 1;
  if (several && name.lower.includes(' of ')) return { type: typeOfHead(first), score: 0.9 };
  if (several && isTeam(name, gazetteer)) return { type: 'ORGANIZATION', score: 0.95 };
  if (known === 'place') return { type: 'LOCATION', score: 0.96 };
  if (several && EVENT_ENDS.has(last)) return { type: 'EVENT', score: 0.85 };
  if (several && AWARD_ENDS.has(last)) return { type: 'OTHER', score: 0.8 };
  if (several && ORGANIZATION_ENDS.has(last)) return { type: 'ORGANIZATION', score: 0.93 };
  if (several && PLACE_ENDS.has(last)) return { type: 'LOCATION', score: 0.88 };
  if (several && HONORIFICS.has(first)) return { type: 'PERSON', score: 0.97 };
  if (several && words.length <= 4 && gazetteer.isFirstName(first)) return { type: 'PERSON', score: 0.95 };
  if (several && PLACE_STARTS.has(first)) return { type: 'LOCATION', score: 0.75 };
  return undefined;
};

const TYPES: Readonly<Record<Known, EntityType>> = {
  place: 'LOCATION',
  organization: 'ORGANIZATION',
  team: 'ORGANIZATION',
  person: 'PERSON',
  nationality: 'OTHER',
  product: 'COMMERCIAL_ITEM',
  event: 'EVENT',
};

const typeOfHead = (head: string): EntityType => {
  if (PLACE_OF_HEADS.has(head)) return 'LOCATION';
  if (EVENT_OF_HEADS.has(head)) return 'EVENT';
  return PERSON_OF_HEADS.has(head) ? 'PERSON' : 'ORGANIZATION';
};

/** What a name most likely stands for, from what stands around it. */
export const classifyByContext = (name: Name, gazetteer: Gazetteer): Judgement => {
  const { words, first, last, before, next } = name;
  const nearest = before.at(-1) ?? '';
  const people =
    words.length >= 1 && words.length <= 3 && words.every(({ text }) => /^\p{Lu}\p{Ll}/u.test(text));
  if (followsOrganizationCue(before)) return { type: 'ORGANIZATION', score: 0.8 };
  // "the Toledo Herons": people have no article.
  if (nearest === 'the' && words.length > 1 && /[^s]s$/.test(last))
    return { type: 'ORGANIZATION', score: 0.75 };
  if (HONORIFICS.has(nearest)) return { type: 'PERSON', score: 0.92 };
  if (people && gazetteer.isOccupation(nearest)) return { type: 'PERSON', score: 0.85 };
  if (people && PERSON_VERBS.has(next?.lower ?? '')) return { type: 'PERSON', score: 0.8 };
  if (gazetteer.isFirstName(first) && !gazetteer.isOrdinary(first)) return { type: 'PERSON', score: 0.8 };
  if (people && words.length > 1 && gazetteer.isLastName(last)) return { type: 'PERSON', score: 0.8 };
  if (/^\p{Ll}\p{Lu}|^\p{L}+\d/u.test(words[0]?.text ?? '')) return { type: 'COMMERCIAL_ITEM', score: 0.6 };
  if (words.length === 1 && /^\p{Lu}{2,5}$/u.test(words[0]?.text ?? ''))
    return { type: 'ORGANIZATION', score: 0.6 };
  if (people && PLACE_CUES.has(nearest) && words.length < 3) return { type: 'LOCATION', score: 0.6 };
  if (people && words.length > 1 && nearest !== 'the') return { type: 'PERSON', score: 0.55 };
  return { type: nearest === 'the' ? 'ORGANIZATION' : 'OTHER', score: 0.45 };
};

const followsOrganizationCue = (before: readonly string[]): boolean => {
  const words = before.at(-1) === 'the' ? before.slice(0, -1) : before;
  return [1, 2, 3].some((count) => ORGANIZATION_CUES.has(words.slice(-count).join(' ')));
};
