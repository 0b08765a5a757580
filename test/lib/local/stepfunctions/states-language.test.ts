import { expect, test } from 'vitest';
import { only, work } from './definitions.ts';
import { outcomeOf, taskError } from './serve-machines.ts';

const doubled = async (_: string, payload: unknown): Promise<unknown> => Number(payload) * 2;

test('a task gets the answer of the optimised integration, before ResultSelector', async () => {
  const definition = only({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'work', 'Payload.$': '$.n' },
    ResultSelector: { 'twice.$': '$.Payload', 'code.$': '$.StatusCode', 'version.$': '$.ExecutedVersion' },
    ResultPath: '$.result',
  });
  expect(await outcomeOf(definition, { n: 4 }, doubled)).toEqual({
    status: 'SUCCEEDED',
    output: { n: 4, result: { twice: 8, code: 200, version: '$LATEST' } },
  });
});

test('a task that names a function by ARN gets the bare answer, a qualifier goes with the name', async () => {
  const called: string[] = [];
  const note = async (functionName: string) => called.push(functionName);
  const Resource = 'arn:aws:lambda:us-east-1:000000000000:function:work:live';
  expect(await outcomeOf(only({ Type: 'Task', Resource }), {}, note)).toEqual({
    status: 'SUCCEEDED',
    output: 1,
  });
  await outcomeOf(
    only(work({ Parameters: { FunctionName: 'work', Qualifier: 'live', 'Payload.$': '$' } })),
    {},
    note,
  );
  expect(called).toEqual([Resource, 'work:live']);
});

test.each([[{ a: 1 }], [null], [0], ['']])(
  'a task given %j can be told about the execution beside its whole input',
  async (input) => {
    const called: unknown[] = [];
    const Parameters = {
      FunctionName: 'work',
      'Payload.$': '$',
      'ClientContext.$': String.raw`States.Base64Encode(States.Format('\{"of":"{}"\}', $$.Execution.Name))`,
    };
    await outcomeOf(only(work({ Parameters })), input, async (...call) => called.push(call));
    expect(called).toEqual([['work', input, expect.any(String)]]);
    const [, , told] = called[0] as string[];
    expect(JSON.parse(Buffer.from(told ?? '', 'base64').toString())).toEqual({
      of: expect.stringMatching(/^[\w-]{36}$/),
    });
  },
);

test.each([[null], [false], [0], [''], [[]]])('a task may answer %j', async (answer) => {
  const definition = only(work());
  expect(await outcomeOf(definition, {}, async () => answer)).toEqual({
    status: 'SUCCEEDED',
    output: answer,
  });
});

test.each([[null], [false], [0], [''], ['text']])('the Result of a Pass may be %j', async (Result) => {
  expect(await outcomeOf(only({ Type: 'Pass', Result }), { x: 1 })).toEqual({
    status: 'SUCCEEDED',
    output: Result,
  });
});

test('a task that takes longer than its TimeoutSeconds fails with States.Timeout', async () => {
  const never = () => new Promise<never>(() => {});
  expect(await outcomeOf(only(work({ TimeoutSeconds: 1 })), {}, never)).toMatchObject({
    status: 'FAILED',
    error: 'States.Timeout',
  });
});

test('States.Timeout can be caught by name', async () => {
  const never = () => new Promise<never>(() => {});
  const state = work({ TimeoutSeconds: 1, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }] });
  const definition = only(state, { Late: { Type: 'Pass', Result: 'late', End: true } });
  expect(await outcomeOf(definition, {}, never)).toEqual({ status: 'SUCCEEDED', output: 'late' });
});

test('an error that no Catch names fails the execution', async () => {
  const state = work({ Catch: [{ ErrorEquals: ['Other'], Next: 'Never' }] });
  const definition = only(state, { Never: { Type: 'Succeed' } });
  const failing = async () => Promise.reject(taskError('ModelError', 'no such model'));
  expect(await outcomeOf(definition, {}, failing)).toEqual({
    status: 'FAILED',
    error: 'ModelError',
    cause: 'no such model',
  });
});

test('a thing thrown that is no error is Lambda.Unknown', async () => {
  const failing = () => Promise.reject('just text');
  expect(await outcomeOf(only(work()), {}, failing)).toEqual({
    status: 'FAILED',
    error: 'Lambda.Unknown',
    cause: 'just text',
  });
});

test('a task that answers more than 262,144 bytes ends the execution, and States.ALL does not catch it', async () => {
  const definition = only(work({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }] }), {
    Caught: { Type: 'Succeed' },
  });
  expect(await outcomeOf(definition, {}, async () => 'x'.repeat(262_144))).toMatchObject({
    status: 'FAILED',
    error: 'States.DataLimitExceeded',
  });
});

test('a Fail state may compose its cause, name constants, or say nothing', async () => {
  const fail = (state: object) => ({ StartAt: 'End', States: { End: { Type: 'Fail', ...state } } });
  const composed = fail({ Error: 'Refused', CausePath: "States.Format('{} is not a name', $.name)" });
  expect(await outcomeOf(composed, { name: 7 })).toEqual({
    status: 'FAILED',
    error: 'Refused',
    cause: '7 is not a name',
  });
  expect(await outcomeOf(fail({ Error: 'E', Cause: 'C' }), {})).toEqual({
    status: 'FAILED',
    error: 'E',
    cause: 'C',
  });
  expect(await outcomeOf(fail({}), {})).toEqual({ status: 'FAILED' });
});

test('Choice, Wait and Succeed work, and a choice that is not there has a cause', async () => {
  const definition = {
    StartAt: 'Pause',
    States: {
      Pause: { Type: 'Wait', Seconds: 3600, Next: 'Which' },
      Which: { Type: 'Choice', Choices: [{ Variable: '$.n', NumericGreaterThan: 5, Next: 'Big' }] },
      Big: { Type: 'Succeed' },
    },
  };
  expect(await outcomeOf(definition, { n: 6 })).toEqual({ status: 'SUCCEEDED', output: { n: 6 } });
  expect(await outcomeOf(definition, { n: 5 })).toMatchObject({
    error: 'States.NoChoiceMatched',
    cause: expect.stringMatching(/none of the choices/i),
  });
});

test('Map and Parallel run tasks inside, in order of their items and branches', async () => {
  const ItemProcessor = {
    ProcessorConfig: { Mode: 'INLINE' },
    StartAt: 'Each',
    States: { Each: { ...work(), End: true } },
  };
  expect(await outcomeOf(only({ Type: 'Map', ItemProcessor }), [1, 2, 3], doubled)).toEqual({
    status: 'SUCCEEDED',
    output: [2, 4, 6],
  });
  const branch = (name: string, state: object) => ({
    StartAt: name,
    States: { [name]: { ...state, End: true } },
  });
  const Branches = [branch('Left', work()), branch('Right', { Type: 'Pass', Result: null })];
  expect(await outcomeOf(only({ Type: 'Parallel', Branches }), 5, doubled)).toEqual({
    status: 'SUCCEEDED',
    output: [10, null],
  });
});

test('an empty list is mapped to an empty list', async () => {
  const ItemProcessor = { StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } };
  expect(await outcomeOf(only({ Type: 'Map', ItemProcessor }), [])).toEqual({
    status: 'SUCCEEDED',
    output: [],
  });
});

test('the context object knows the execution and the machine', async () => {
  const Parameters = {
    'name.$': '$$.Execution.Name',
    'id.$': '$$.Execution.Id',
    'machine.$': '$$.StateMachine.Name',
  };
  const { output } = await outcomeOf(only({ Type: 'Pass', Parameters }), {});
  expect(output).toMatchObject({
    machine: 'machine',
    id: `arn:aws:states:us-east-1:000000000000:execution:machine:${output.name}`,
  });
});
