import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The first of the events recorded for a function that it takes.
 *
 * @throws {Error} when none is recorded.
 */
export const firstEvent = (root: string, functionName: string): unknown => {
  const folder = join(root, 'events', functionName);
  const good = readdirSync(folder)
    .filter((file) => /^(?!bad-).*(?<!\.reply)\.json$/.test(file))
    .sort();
  if (good[0] === undefined) throw new Error(`events/${functionName} holds no event that the function takes`);
  return JSON.parse(readFileSync(join(folder, good[0]), 'utf8'));
};
