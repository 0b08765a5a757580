import type { LabelDocument } from '../../lib/core/images/label-document.ts';
import type { Results } from '../../lib/runtime/object-work/results.ts';
import { settledBy } from '../../lib/runtime/object-work/settled-by.ts';
import type { Announcements, ListedPicture } from './ports.ts';

export interface AnnouncePorts {
  readonly results: Pick<Results<LabelDocument>, 'find'>;
  readonly announcements: Announcements;
}

/** Calls under way at the same time. */
const AT_ONCE = 16;

/**
 * Announces those of the pictures that have no result of any kind.
 *
 * @returns how many they were.
 */
export const announceMissing = async (
  { results, announcements }: AnnouncePorts,
  pictures: readonly ListedPicture[],
): Promise<number> => {
  let announced = 0;
  const waiting = [...pictures];
  const work = async (): Promise<void> => {
    for (let picture = waiting.shift(); picture !== undefined; picture = waiting.shift()) {
      const result = await results.find(picture);
      if (result && settledBy(result, picture, { replayed: false })) continue;
      await announcements.announce(picture);
      announced += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return announced;
};
