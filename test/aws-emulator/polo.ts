import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../conformance/target.ts';
import type { Emulator } from './emulator/emulator.ts';

const run = promisify(execFile);

/**
 * Runs polo as a user would who takes the emulator for AWS.
 *
 * @throws when its exit code is not 0, with what it said.
 */
export const polo = ({ environment, folder }: Emulator, ...words: string[]) => {
  const ahead = join(import.meta.dirname, 'emulator/execute-api.ts');
  const program = ['--import', ahead, join(ROOT, 'bin/polo.ts')];
  return run(process.execPath, [...program, ...words], { env: environment, cwd: folder });
};
