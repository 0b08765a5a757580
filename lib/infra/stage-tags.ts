import type { Settings } from '../core/settings/settings.ts';

/** What everything of a stage carries, and by which its costs are counted. */
export const stageTags = ({ stage }: Pick<Settings, 'stage'>): Readonly<Record<string, string>> => ({
  application: 'marcopolo',
  stage,
});
