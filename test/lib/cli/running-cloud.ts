import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Cloud, startCloud } from '../../../lib/local/cloud.ts';
import { ROOT } from './polo-process.ts';

/** A laptop cloud for all tests of a file; ask for it inside of tests only. */
export const runningCloud = (): (() => Cloud) => {
  const state = mkdtempSync(join(tmpdir(), 'polo-cloud-'));
  let cloud: Cloud | undefined;
  beforeAll(async () => {
    const places = { root: ROOT, state, apiPort: 0, awsPort: 0 };
    const observer = { line: () => {}, invoked: () => {} };
    cloud = await startCloud({ ...places, concurrency: 2, logLevel: 'INFO', overrides: {}, observer });
  }, 30_000);
  afterAll(async () => {
    await cloud?.close();
    rmSync(state, { recursive: true, force: true });
  });
  return () => {
    if (cloud === undefined) throw new Error('the cloud has not started');
    return cloud;
  };
};
