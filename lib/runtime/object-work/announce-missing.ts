import { inParallel } from '../in-parallel.ts';
import type { Announcements, ListedObject } from './listed-objects.ts';
import type { ResultDocument, Results } from './results.ts';
import { settledBy } from './settled-by.ts';

export interface AnnouncePorts {
  readonly results: Pick<Results<ResultDocument>, 'find'>;
  readonly announcements: Announcements;
}

/** Objects under way at the same time. */
const AT_ONCE = 16;

/**
 * Announces those of the objects that have no result of any kind.
 *
 * @returns how many they were.
 */
export const announceMissing = async (
  { results, announcements }: AnnouncePorts,
  objects: readonly ListedObject[],
): Promise<number> => {
  let announced = 0;
  await inParallel(objects, AT_ONCE, async (object) => {
    const result = await results.find(object);
    if (result && settledBy(result, object, { replayed: false })) return;
    await announcements.announce(object);
    announced += 1;
  });
  return announced;
};
