import { dirname } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { coldStartsOf } from '../../bench/measures/cold-starts.ts';
import { functionFolder } from '../lib/local/sandbox/sandbox-program.ts';

const programs = inject('lambdaRuntime');

const functionOf = async (name: string, source: string) => ({
  event: {},
  emulated: {
    ...{ name, folder: dirname((await functionFolder(source)).bundle), handler: 'index.handler' },
    ...{ memoryMiB: 256, timeoutSeconds: 5, variables: {} },
  },
});

describe.skipIf('skipped' in programs)('cold starts', () => {
  it('take as long as the module does to load, and hold the memory that it holds', async () => {
    if ('skipped' in programs) return;
    const quick = await functionOf('quick', 'exports.handler = async () => 1;');
    const slow = await functionOf(
      'slow',
      'const end = Date.now() + 300; while (Date.now() < end); const held = Buffer.alloc(2 ** 26, 1); exports.handler = async () => held.length;',
    );
    const [first, second] = await coldStartsOf(programs, [quick, slow], 3);
    expect([first?.name, second?.name]).toEqual(['quick', 'slow']);
    expect((second?.initMs ?? 0) - (first?.initMs ?? 0)).toBeGreaterThan(250);
    expect(second?.firstAnswerMs).toBeGreaterThan(second?.initMs ?? Number.POSITIVE_INFINITY);
    expect((second?.peakMiB ?? 0) - (first?.peakMiB ?? 0)).toBeGreaterThan(50);
  });

  it('of a function that does not load are none', async () => {
    if ('skipped' in programs) return;
    const broken = await functionOf('broken', 'throw new Error("no such module");');
    await expect(coldStartsOf(programs, [broken], 1)).rejects.toThrow(
      /"broken" did not start: .*no such module/s,
    );
  });
});
