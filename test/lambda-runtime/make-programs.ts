import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import {
  type NoPrograms,
  prepareRuntime,
  type RuntimePrograms,
} from '../../bench/lambda/runtime-programs.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly lambdaRuntime: RuntimePrograms | NoPrograms;
  }
}

/** Makes AWS's programs once for all files of the suite, or says why its tests are skipped. */
export default async ({ provide }: TestProject): Promise<void> => {
  const programs = await prepareRuntime(join(import.meta.dirname, '../..'));
  if ('skipped' in programs) process.stderr.write(`${programs.skipped} The suite is skipped.\n`);
  provide('lambdaRuntime', programs);
};
