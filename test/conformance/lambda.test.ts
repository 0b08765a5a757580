import {
  GetFunctionCommand,
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
  ListFunctionsCommand,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../functions/registry.ts';
import { casesAnywhere, readable } from '../functions/event-cases.ts';
import { clientOptions, startTarget, type Target } from './target.ts';

let target: Target;
let lambda: LambdaClient;
beforeAll(async () => {
  target = await startTarget();
  lambda = new LambdaClient(clientOptions(target));
});
afterAll(() => target?.close());

const invoke = async (name: string, event: unknown, more: Partial<InvokeCommandInput> = {}) => {
  const reply = await lambda.send(
    new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event), ...more }),
  );
  return { ...reply, answer: JSON.parse(reply.Payload?.transformToString() || 'null') };
};

/** The good cases of label-image name pictures that no bucket holds; its own suite brings some. */
const asRecorded = FUNCTIONS.flatMap(({ name }) =>
  casesAnywhere(name)
    .filter((recorded) => name !== 'label-image' || recorded.case.startsWith('bad-'))
    .filter((recorded) => recorded.case !== 'bad-message-among-good')
    /** CodeDeploy is not on the laptop. */
    .filter((recorded) => !recorded.case.startsWith('deployment-'))
    .map((recorded) => ({ name, ...recorded })),
);

describe('Invoke', () => {
  it.each(asRecorded)('$name answers $case as recorded', async ({ name, event, reply }) => {
    expect(readable((await invoke(name, event)).answer)).toEqual(reply);
  });

  it('answers the bare text, status and version', async () => {
    const { StatusCode, ExecutedVersion, FunctionError, Payload } = await invoke('marco', { name: 'Marco' });
    expect({ StatusCode, ExecutedVersion, FunctionError }).toEqual({
      StatusCode: 200,
      ExecutedVersion: '$LATEST',
    });
    expect(Payload?.transformToString()).toBe('"Polo"');
  });

  it('marks an error of the function and gives its name', async () => {
    const { StatusCode, FunctionError, answer } = await invoke('marco', {});
    expect({ StatusCode, FunctionError }).toEqual({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(answer).toMatchObject({ errorType: 'ValidationError', trace: expect.any(Array) });
  });

  it.each(['marco:live', 'arn:aws:lambda:us-east-1:000000000000:function:marco', 'function:marco'])(
    'takes the name %s',
    async (name) => {
      expect((await invoke(name, { name: 'Marco' })).answer).toBe('Polo');
    },
  );

  it('gives the end of the log when asked', async () => {
    const { LogResult } = await invoke('marco', { name: 'Marco' }, { LogType: 'Tail' });
    expect(typeof LogResult).toBe('string');
  });

  it('takes an event to be worked on later, and a trial', async () => {
    expect((await invoke('marco', { name: 'Marco' }, { InvocationType: 'Event' })).StatusCode).toBe(202);
    expect((await invoke('marco', { name: 'Marco' }, { InvocationType: 'DryRun' })).StatusCode).toBe(204);
  });

  it.each([
    ['nobody', 'ResourceNotFoundException'],
    ['marco:canary', 'ResourceNotFoundException'],
  ])('does not find %s', async (name, error) => {
    await expect(invoke(name, {})).rejects.toMatchObject({ name: error, $metadata: { httpStatusCode: 404 } });
  });

  it('refuses a payload that is not JSON, and one over six MiB', async () => {
    await expect(invoke('marco', null, { Payload: '{' })).rejects.toMatchObject({
      name: 'InvalidRequestContentException',
    });
    const large = JSON.stringify({ name: 'x'.repeat(6 * 1024 ** 2) });
    await expect(invoke('marco', null, { Payload: large })).rejects.toMatchObject({
      name: 'RequestTooLargeException',
    });
  });

  it('serves many callers of one function at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => invoke('marco', { name: 'Marco' })));
    expect(answers.every(({ answer }) => answer === 'Polo')).toBe(true);
  });
});

describe('ListFunctions and GetFunction', () => {
  it('show every function with its settings', async () => {
    const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
    expect(Functions.map(({ FunctionName }) => FunctionName)).toEqual(FUNCTIONS.map(({ name }) => name));
    for (const { name, memoryMiB, timeoutSeconds } of FUNCTIONS) {
      const { Configuration } = await lambda.send(new GetFunctionCommand({ FunctionName: name }));
      expect(Configuration).toMatchObject({
        Runtime: 'nodejs24.x',
        MemorySize: memoryMiB,
        Timeout: timeoutSeconds,
      });
    }
  });

  it('say what there is when asked for what there is not', async () => {
    await expect(lambda.send(new GetFunctionCommand({ FunctionName: 'nobody' }))).rejects.toThrow(
      /there are predict, /,
    );
  });
});
