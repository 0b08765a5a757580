import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Sandbox, startSandbox } from '../../../../lib/local/sandbox/sandbox.ts';

const ROOT = join(import.meta.dirname, '../../../..');

/** A folder with the sandboxes' program and one function, given as CommonJS source. */
export const functionFolder = async (source: string): Promise<{ program: string; bundle: string }> => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  await mkdir(join(folder, 'f'));
  const [program, bundle] = [join(folder, 'sandbox.js'), join(folder, 'f', 'index.js')];
  await writeFile(bundle, source);
  const entryPoints = [join(ROOT, 'lib/local/sandbox/entry.ts')];
  await build({ entryPoints, outfile: program, bundle: true, platform: 'node', format: 'cjs' });
  return { program, bundle };
};

export interface Observed {
  readonly lines: string[];
  exits: number;
}

/** Starts a sandbox over that source, and keeps what it says. */
export const sandboxOf = async (
  source: string,
  limits: { timeoutSeconds?: number; memoryMiB?: number } = {},
): Promise<Sandbox & { observed: Observed }> => {
  const observed: Observed = { lines: [], exits: 0 };
  const sandbox = startSandbox({
    ...(await functionFolder(source)),
    environment: { COLOUR: 'blue' },
    memoryMiB: limits.memoryMiB ?? 256,
    timeoutSeconds: limits.timeoutSeconds ?? 5,
    onLine: (line) => observed.lines.push(line),
    onExit: () => {
      observed.exits += 1;
    },
  });
  return Object.assign(Object.create(sandbox), { observed });
};

export const message = (event: unknown, requestId = 'r-1') => ({
  requestId,
  event,
  timeoutMs: 5000,
  functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:f',
});
