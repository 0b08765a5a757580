import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { LoadGenerator } from './load.ts';
import { readLoadResult } from './load-result.ts';

const execute = promisify(execFile);

const SCRIPT = fileURLToPath(new URL('wrk.lua', import.meta.url));

/** wrk with one thread: on a small machine it must leave the processors to the servers. */
export const wrkLoad: LoadGenerator = {
  name: 'wrk',
  run: async ({ url, body, connections, seconds }) => {
    const { stdout } = await execute('wrk', [
      ...['-t', '1', '-c', `${connections}`, '-d', `${seconds}s`, '--timeout', '10s'],
      ...['-s', SCRIPT, url, '--', body],
    ]);
    return readLoadResult(stdout);
  },
};

/** Whether wrk is on the PATH. */
export const hasWrk = async (): Promise<boolean> => {
  try {
    await execute('wrk', ['-v']);
    return true;
  } catch (error) {
    /** wrk prints its version and its usage, and leaves with 1. */
    return error instanceof Error && 'code' in error && error.code === 1;
  }
};
