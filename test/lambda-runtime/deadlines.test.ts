import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { deployedFunctions } from '../../bench/lambda/deployed-functions.ts';
import type { EmulatedFunction } from '../../bench/lambda/emulated-function.ts';
import { startEmulator } from '../../bench/lambda/emulator.ts';
import { FUNCTIONS } from '../../functions/registry.ts';
import { ROOT } from '../conformance/target.ts';

const programs = inject('lambdaRuntime');

const fedByQueues = FUNCTIONS.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'bucket'));

/** S3's test event needs nothing but time. */
const message = (messageId: string) => ({
  messageId,
  body: JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent' }),
  attributes: { ApproximateReceiveCount: '1' },
  eventSource: 'aws:sqs',
});

/** A function's deadline comes from the runtime, so only the real runtime shows that it is kept. */
describe.skipIf('skipped' in programs)('a function that queues feed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deadlines-'));
  let deployed: readonly EmulatedFunction[];
  beforeAll(async () => {
    deployed = await deployedFunctions({ root: ROOT, folder, endpointUrl: 'http://127.0.0.1:9' });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const failuresOf = async (name: string, limits: Partial<EmulatedFunction>) => {
    const found = deployed.find((each) => each.name === name);
    if (!found || 'skipped' in programs) throw new Error(`${name} cannot be started`);
    const emulator = await startEmulator(programs, { ...found, ...limits });
    onTestFinished(() => emulator.stop());
    const answer = JSON.parse(await emulator.invoke({ Records: [message('m-1'), message('m-2')] }));
    return answer.batchItemFailures;
  };

  it.each(fedByQueues.map(({ name }) => name))('hands back what it has no time for: %s', async (name) => {
    expect(await failuresOf(name, {})).toEqual([]);
    const all = [{ itemIdentifier: 'm-1' }, { itemIdentifier: 'm-2' }];
    expect(await failuresOf(name, { timeoutSeconds: 1 })).toEqual(all);
  });
});
