import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An event and the reply that it must get. */
export interface Recording {
  /** The file's name, without `.json`. */
  readonly case: string;
  readonly event: unknown;
  readonly reply: unknown;
}

/**
 * The recorded events of a function, with its replies. Left out are those that it answers with an error of its
 * own: asking a version for one would count against it.
 */
export const readRecordings = async (folder: string, functionName: string): Promise<readonly Recording[]> => {
  const home = join(folder, functionName);
  const files = (await readdir(home).catch(ignoreMissing)) ?? [];
  const cases = files.filter((file) => file.endsWith('.reply.json')).sort();
  const read = cases.map(async (file) => {
    const name = file.slice(0, -'.reply.json'.length);
    const [event, reply] = await Promise.all(
      [`${name}.json`, file].map(
        async (each): Promise<unknown> => JSON.parse(await readFile(join(home, each), 'utf8')),
      ),
    );
    return { case: name, event, reply };
  });
  return (await Promise.all(read)).filter(({ reply }) => !isError(reply));
};

const isError = (reply: unknown): boolean =>
  typeof reply === 'object' && reply !== null && Object.hasOwn(reply, 'errorType');

const ignoreMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT') throw error;
};
