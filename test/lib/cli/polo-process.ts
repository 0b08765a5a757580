import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Ended } from './run-polo.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface PoloProcess {
  readonly child: ChildProcess;
  /** Resolves with the first line on standard output. */
  readonly firstLine: Promise<string>;
  readonly ended: Promise<Ended & { readonly signal: string | null }>;
}

/** Starts `polo` as a process of its own, with an environment of its own. */
export const startPolo = (
  argv: readonly string[],
  { node = process.execPath, bin = 'bin/polo.ts', env = {} as NodeJS.ProcessEnv, cwd = ROOT } = {},
): PoloProcess => {
  const child = spawn(node, [join(ROOT, bin), ...argv], {
    cwd,
    env: { PATH: process.env.PATH, HOME: temporaryFolder(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const firstLine = new Promise<string>((resolve, reject) => {
    let seen = '';
    child.stdout.on('data', (chunk) => {
      seen += String(chunk);
      if (seen.includes('\n')) resolve(seen.slice(0, seen.indexOf('\n')));
    });
    child.once('exit', () => reject(new Error(`polo ended after ${JSON.stringify(seen)}`)));
  });
  firstLine.catch(() => {});
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(
    ([[code, signal], stdout, stderr]) => ({ exitCode: Number(code), signal, stdout, stderr }),
  );
  return { child, firstLine, ended };
};
