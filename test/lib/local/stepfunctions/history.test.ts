import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import type { InvokeTask } from '../../../../lib/local/stepfunctions/machine.ts';
import { only, work } from './definitions.ts';
import { run, serveMachines, taskError } from './serve-machines.ts';

/** The history of one run as lines: `id type <previous`. */
const historyOf = async (definition: object, input: unknown, invokeTask?: InvokeTask) => {
  const { sfn } = await serveMachines({
    machines: [{ name: 'machine', definition }],
    ...(invokeTask && { invokeTask }),
  });
  const { executionArn } = await run(sfn, 'machine', input);
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  return events.map(({ id, type, previousEventId }) => `${id} ${type} <${previousEventId}`);
};

const each = (state: object) => ({ StartAt: 'Each', States: { Each: { ...state, End: true } } });

test('a map tells its iterations, each in a chain of its own', async () => {
  const definition = only({ Type: 'Map', ItemProcessor: each({ Type: 'Pass' }) });
  const lines = (await historyOf(definition, ['a', 'b'])).map((line) => line.split(/[ <]+/));
  const links = lines.map(([, type, previous]) => `${lines.find(([id]) => id === previous)?.[1]} > ${type}`);
  expect(links.slice(0, 3)).toEqual([
    'undefined > ExecutionStarted',
    'undefined > MapStateEntered',
    'MapStateEntered > MapStateStarted',
  ]);
  const iteration = [
    'MapStateStarted > MapIterationStarted',
    'MapIterationStarted > PassStateEntered',
    'PassStateEntered > PassStateExited',
    'PassStateExited > MapIterationSucceeded',
  ];
  expect(links.slice(3, 11).sort()).toEqual([...iteration, ...iteration].sort());
  expect(links.slice(11)).toEqual([
    'MapIterationSucceeded > MapStateSucceeded',
    'MapStateSucceeded > MapStateExited',
    'MapStateExited > ExecutionSucceeded',
  ]);
});

test('tasks inside a map have their attempts in the iteration that made them', async () => {
  const definition = only({ Type: 'Map', ItemProcessor: each(work()) });
  const lines = await historyOf(definition, [1, 2, 3]);
  const count = (type: string) => lines.filter((line) => line.includes(` ${type} `)).length;
  expect(['TaskScheduled', 'TaskStarted', 'TaskSucceeded', 'MapIterationSucceeded'].map(count)).toEqual([
    3, 3, 3, 3,
  ]);
  expect(lines.at(-1)).toContain('ExecutionSucceeded');
});

test('a parallel state tells its branches, each in a chain of its own', async () => {
  const branch = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } });
  const lines = await historyOf(only({ Type: 'Parallel', Branches: [branch('Left'), branch('Right')] }), {});
  expect(lines.slice(0, 3)).toEqual([
    '1 ExecutionStarted <0',
    '2 ParallelStateEntered <0',
    '3 ParallelStateStarted <2',
  ]);
  expect(lines.filter((line) => line.endsWith('PassStateEntered <3'))).toHaveLength(2);
  expect(lines.slice(-3)).toEqual([
    '8 ParallelStateSucceeded <7',
    '9 ParallelStateExited <8',
    '10 ExecutionSucceeded <9',
  ]);
});

test('a map that fails and is caught exits without having succeeded', async () => {
  const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }];
  const definition = only(
    { Type: 'Map', ItemProcessor: each(work()), Catch },
    { Caught: { Type: 'Succeed' } },
  );
  const failing = () => Promise.reject(taskError('ModelError'));
  const types = (await historyOf(definition, [1], failing)).map((line) => line.split(' ')[1]);
  expect(types.slice(-7)).toEqual([
    'TaskFailed',
    'MapIterationFailed',
    'MapStateFailed',
    'MapStateExited',
    'SucceedStateEntered',
    'SucceedStateExited',
    'ExecutionSucceeded',
  ]);
});

test('a map that fails and then succeeds on a retry tells both', async () => {
  let attempts = 0;
  const Retry = [{ ErrorEquals: ['Busy'] }];
  const lines = await historyOf(
    only({ Type: 'Map', ItemProcessor: each(work()), Retry }),
    [1],
    async (_, payload) => {
      attempts += 1;
      if (attempts === 1) throw taskError('Busy');
      return payload;
    },
  );
  const types = lines.map((line) => line.split(' ')[1]).filter((type) => type?.startsWith('MapState'));
  expect(types).toEqual([
    'MapStateEntered',
    'MapStateStarted',
    'MapStateFailed',
    'MapStateStarted',
    'MapStateSucceeded',
    'MapStateExited',
  ]);
});

test('a task that runs out of time has timed out, not failed', async () => {
  const never = () => new Promise<never>(() => {});
  expect(await historyOf(only(work({ TimeoutSeconds: 1 })), {}, never)).toEqual([
    '1 ExecutionStarted <0',
    '2 TaskStateEntered <0',
    '3 TaskScheduled <2',
    '4 TaskStarted <3',
    '5 TaskTimedOut <4',
    '6 ExecutionFailed <5',
  ]);
});

test('a function named by its ARN has the event types of Lambda tasks', async () => {
  const Resource = 'arn:aws:lambda:us-east-1:000000000000:function:work';
  expect((await historyOf(only({ Type: 'Task', Resource }), {})).map((line) => line.split(' ')[1])).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    'LambdaFunctionScheduled',
    'LambdaFunctionStarted',
    'LambdaFunctionSucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
});
