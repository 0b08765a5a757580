import { execFileSync } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import { startPolo } from './polo-process.ts';
import { temporaryFolder } from './temporary-folder.ts';

const versionOf = (node: string): number => {
  try {
    return Number.parseInt(execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }), 10);
  } catch {
    return Number.NaN;
  }
};

const OLD = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => versionOf(node) < 24);
const NODES = [process.execPath, ...(OLD ? [OLD] : [])];

it.each(NODES)('runs under %s with answers and exit codes passed on', async (node) => {
  const bin = 'bin/polo.mjs';
  expect(await startPolo(['change', '1.34'], { node, bin }).ended).toMatchObject({
    exitCode: 0,
    stdout: '5 quarters, 1 nickel, 4 pennies\n',
    stderr: '',
  });
  expect(await startPolo(['predict', '--weight', '180'], { node, bin, cwd: '/' }).ended).toMatchObject({
    exitCode: 0,
    stdout: '6 foot, 0 inches\n',
  });
  expect(await startPolo(['change', 'x'], { node, bin }).ended).toMatchObject({ exitCode: 2, stdout: '' });
  const unreachable = ['query', '--weight', '1', '--url', 'http://127.0.0.1:2', '--retries', '0'];
  expect(await startPolo(unreachable, { node, bin }).ended).toMatchObject({ exitCode: 3 });
});

it.skipIf(OLD === undefined)(
  'hands signals on from an older Node.js (needs one beside the pinned one)',
  async () => {
    const argv = ['start', '--port', '0', '--aws-port', '0', '--state', temporaryFolder(), '--json'];
    const { child, firstLine, ended } = startPolo(argv, { node: OLD ?? '', bin: 'bin/polo.mjs' });
    onTestFinished(() => void child.kill('SIGTERM'));
    await firstLine;
    child.kill('SIGINT');
    const { exitCode, stderr } = await ended;
    expect(exitCode).toBe(0);
    expect(stderr).toContain('stopping:');
  },
);
