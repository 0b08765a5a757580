import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const HERE = import.meta.dirname;

/** MiniStack's own demand, and the two modules that pip comes from. */
const DEMANDS = 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 10))';

/** Whether this machine has a Python that the emulator can be installed with. */
export const hasPython = (): boolean => {
  try {
    execFileSync('python3', ['-c', DEMANDS], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

export interface Programs {
  readonly python: string;
  /** Starts the emulator; reads its settings from the environment. */
  readonly serve: string;
  /** What the emulator shows over TLS, and clients trust. */
  readonly certificate: string;
  readonly key: string;
}

/** Installs the emulators from PyPI, every package at its pinned version, into a folder of their own. */
export const installPrograms = async (folder: string): Promise<Programs> => {
  const python = join(folder, 'venv/bin/python');
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  await run('python3', ['-m', 'venv', join(folder, 'venv')]);
  const quiet = ['--quiet', '--disable-pip-version-check'];
  await run(python, ['-m', 'pip', 'install', ...quiet, '--no-deps', '-r', join(HERE, 'requirements.txt')]);
  await run(python, [join(HERE, 'certificate.py'), certificate, key]);
  return { python, serve: join(HERE, 'serve.py'), certificate, key };
};
