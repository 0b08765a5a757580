import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { type EmulatedFunction, environmentOf } from '../../bench/lambda/emulated-function.ts';
import { startEmulator } from '../../bench/lambda/emulator.ts';
import { startSandbox } from '../../lib/local/sandbox/sandbox.ts';
import { functionFolder, message } from '../lib/local/sandbox/sandbox-program.ts';
import { firstLines } from './first-lines.ts';
import odd from './odd-handler.cjs';

const programs = inject('lambdaRuntime');

const clientContext = { custom: { correlationId: 'order-42', 名: 'ä' } };

interface Place {
  readonly program: string;
  readonly bundle: string;
}

const emulatedAt = ({ bundle }: Place): EmulatedFunction => ({
  ...{ name: 'odd', folder: dirname(bundle), handler: 'index.handler' },
  ...{ memoryMiB: 256, timeoutSeconds: 3, variables: {} },
});

const underTheRuntime = async (place: Place, event: unknown): Promise<unknown> => {
  if ('skipped' in programs) throw new Error(programs.skipped);
  const emulator = await startEmulator(programs, emulatedAt(place));
  onTestFinished(() => emulator.stop());
  return JSON.parse(await emulator.invoke(event, clientContext));
};

const inTheSandbox = async (place: Place, event: unknown): Promise<unknown> => {
  const environment = environmentOf(emulatedAt(place));
  const limits = { memoryMiB: 256, timeoutSeconds: 3, onLine: () => {}, onExit: () => {} };
  const sandbox = startSandbox({ ...place, environment, ...limits });
  onTestFinished(() => sandbox.kill());
  const invocation = await sandbox.invoke({ ...message(event), clientContext, timeoutMs: 3000 });
  return invocation?.ok ? JSON.parse(invocation.payload) : invocation?.error;
};

/** Each place makes up request ids of its own. */
const comparable = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(firstLines(answer)).replace(/RequestId: [\w-]+/, 'RequestId: …'));

describe.skipIf('skipped' in programs)('the laptop cloud does as the Lambda runtime does', () => {
  let place: Place;
  beforeAll(async () => {
    place = await functionFolder(readFileSync(join(import.meta.dirname, 'odd-handler.cjs'), 'utf8'));
  });

  it.each(odd.ways)('when a handler gives: %s', async (way) => {
    const expected = comparable(await underTheRuntime(place, way));
    expect(comparable(await inTheSandbox(place, way))).toEqual(expected);
  });

  it('and both tell it what the caller told besides the event', async () => {
    expect(await inTheSandbox(place, 'the context')).toMatchObject({ clientContext });
  });

  it.each([
    ['exports nothing', 'exports.other = 1;', 'Runtime.HandlerNotFound'],
    ['exports no function', 'exports.handler = 1;', 'Runtime.HandlerNotFound'],
    [
      'wants a callback',
      'exports.handler = (event, context, done) => done();',
      'Runtime.CallbackHandlerDeprecated',
    ],
    ['throws when it is loaded', 'throw new RangeError("no");', 'RangeError'],
  ])('when a module %s', async (_, source, errorType) => {
    const other = await functionFolder(source);
    expect(await underTheRuntime(other, {})).toMatchObject({ errorType });
    expect(await inTheSandbox(other, {})).toMatchObject({ errorType });
  });
});
