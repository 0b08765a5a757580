import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A Python with the peers' packages, or why there is none. */
export type PeerPython = { readonly path: string; readonly version: string } | { readonly skipped: string };

export interface PeerPythonPlace {
  /** The peers' list of packages, pinned. */
  readonly requirements: string;
  /** Where the virtual environment is kept; made again when the list has changed. */
  readonly folder: string;
}

/** Makes the virtual environment of the peers, which takes a minute the first time. */
export const preparePeerPython = async (place: PeerPythonPlace): Promise<PeerPython> => {
  const windows = process.platform === 'win32';
  const path = join(place.folder, ...(windows ? ['Scripts', 'python.exe'] : ['bin', 'python']));
  try {
    await makeOnce(place, path, windows ? 'python' : 'python3');
    const { stdout } = await execute(path, ['-c', 'import platform; print(platform.python_version())']);
    return { path, version: stdout.trim() };
  } catch (error) {
    const said = error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error);
    return { skipped: `the Python peers could not be installed (${said})` };
  }
};

const makeOnce = async ({ requirements, folder }: PeerPythonPlace, path: string, python: string) => {
  const wanted = readFileSync(requirements, 'utf8');
  const stamp = join(folder, 'installed.txt');
  if (existsSync(path) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await mkdir(folder, { recursive: true });
  await execute(python, ['-m', 'venv', '--clear', folder]);
  await execute(path, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]);
  writeFileSync(stamp, wanted);
};
