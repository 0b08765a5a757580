import { afterEach, expect, test, vi } from 'vitest';
import { prepareRuntime } from '../../../bench/lambda/runtime-programs.ts';

afterEach(() => vi.unstubAllEnvs());

test.runIf(process.platform === 'linux')(
  'says what is missing where the programs cannot be made',
  async () => {
    vi.stubEnv('PATH', '/nowhere');
    expect(await prepareRuntime('/nowhere')).toEqual({
      skipped: expect.stringMatching(/^AWS's Lambda runtime programs .* not on the PATH: go, npm, cmake/),
    });
  },
);
