import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { LoadGenerator } from './load.ts';
import { readLoadResult } from './load-result.ts';

const execute = promisify(execFile);

const PROGRAM = fileURLToPath(new URL('socket-load-program.ts', import.meta.url));

/** A generator that needs nothing installed: a Node process of its own over raw sockets. */
export const socketLoad: LoadGenerator = {
  name: 'a Node load generator over raw sockets',
  run: async (target) => {
    const { stdout } = await execute(process.execPath, [PROGRAM, JSON.stringify(target)]);
    return readLoadResult(stdout);
  },
};
