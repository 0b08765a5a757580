import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { treePeakMiB } from '../../../bench/servers/process-tree.ts';

test.runIf(process.platform === 'linux')('the memory of children counts', async () => {
  const node = [process.execPath, '-e', 'console.log(1); process.stdin.resume()'];
  const script =
    'require("node:child_process").spawn(process.argv[1], process.argv.slice(2), { stdio: "inherit" })';
  const parent = spawn(process.execPath, ['-e', script, ...node], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(parent, 'exit');
  await once(parent.stdout, 'data');
  const alone = spawn(process.execPath, ['-e', 'console.log(1); process.stdin.resume()']);
  await once(alone.stdout, 'data');
  const together = treePeakMiB(parent.pid) ?? 0;
  expect(together).toBeGreaterThan(1.5 * (treePeakMiB(alone.pid) ?? Number.POSITIVE_INFINITY));
  alone.kill();
  parent.stdin.end();
  await exited;
});

test('of a process that is gone nothing is known', () => {
  expect(treePeakMiB(2 ** 30)).toBeUndefined();
  expect(treePeakMiB(undefined)).toBeUndefined();
});
