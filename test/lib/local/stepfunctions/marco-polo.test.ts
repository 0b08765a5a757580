import { GetExecutionHistoryCommand, type HistoryEvent } from '@aws-sdk/client-sfn';
import aslValidator from 'asl-validator';
import { expect, test } from 'vitest';
import { marcoPolo } from './definitions.ts';
import { outcomeOf, run, serveMachines, taskError } from './serve-machines.ts';

const play = async (functionName: string, payload: unknown): Promise<unknown> => {
  if (functionName === 'polo') return { heard: payload };
  const name =
    typeof payload === 'object' && payload !== null && 'name' in payload ? payload.name : undefined;
  if (typeof name !== 'string')
    throw taskError('ValidationError', 'the event has no name; give {"name": "Marco"}');
  return name === 'Marco' ? 'Polo' : 'No!';
};

const types = (events: readonly HistoryEvent[] | undefined) => events?.map(({ type }) => type);

test('the definition is valid States Language', () => {
  expect(aslValidator(structuredClone(marcoPolo)).errors).toEqual([]);
});

test('Marco, Polo and Finish run one after the other and end with "Finished"', async () => {
  const heard: unknown[] = [];
  const { sfn } = await serveMachines({
    machines: [{ name: 'marco-polo', definition: marcoPolo }],
    invokeTask: (functionName, payload) => {
      heard.push([functionName, payload]);
      return play(functionName, payload);
    },
  });
  const execution = await run(sfn, 'marco-polo', { name: 'Marco' });
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: '"Finished"', input: '{"name":"Marco"}' });
  expect(execution.stopDate?.getTime()).toBeGreaterThanOrEqual(execution.startDate?.getTime() ?? Number.NaN);
  expect(heard).toEqual([
    ['marco', { name: 'Marco' }],
    ['polo', 'Polo'],
  ]);
  const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn: execution.executionArn }));
  expect(types(events)).toEqual([
    'ExecutionStarted',
    ...['TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSucceeded', 'TaskStateExited'],
    ...['TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskSucceeded', 'TaskStateExited'],
    ...['PassStateEntered', 'PassStateExited'],
    'ExecutionSucceeded',
  ]);
  expect(events?.map(({ id }) => id)).toEqual(events?.map((_, index) => index + 1));
  expect(events?.map(({ previousEventId }) => previousEventId)).toEqual([
    0,
    0,
    ...Array.from({ length: 12 }, (_, i) => i + 2),
  ]);
});

test('a bad input ends in the Fail state, which says why, without a retry', async () => {
  const { sfn } = await serveMachines({
    machines: [{ name: 'marco-polo', definition: marcoPolo }],
    invokeTask: play,
  });
  const execution = await run(sfn, 'marco-polo', {});
  expect(execution).toMatchObject({
    status: 'FAILED',
    error: 'ValidationError',
    cause: 'the event has no name; give {"name": "Marco"}',
  });
  const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn: execution.executionArn }));
  expect(types(events)).toEqual([
    'ExecutionStarted',
    ...['TaskStateEntered', 'TaskScheduled', 'TaskStarted', 'TaskFailed', 'TaskStateExited'],
    'FailStateEntered',
    'ExecutionFailed',
  ]);
  expect(events?.[4]?.taskFailedEventDetails).toMatchObject({ error: 'ValidationError', resource: 'invoke' });
  expect(events?.at(-1)?.executionFailedEventDetails).toMatchObject({ error: 'ValidationError' });
});

test('a service error is retried, and every attempt is in the history', async () => {
  let attempts = 0;
  const { sfn } = await serveMachines({
    machines: [{ name: 'marco-polo', definition: marcoPolo }],
    invokeTask: async (functionName, payload) => {
      attempts += 1;
      if (attempts < 3) throw taskError('Lambda.TooManyRequestsException', 'Rate exceeded');
      return play(functionName, payload);
    },
  });
  const execution = await run(sfn, 'marco-polo', { name: 'Marco' });
  expect(execution).toMatchObject({ status: 'SUCCEEDED', output: '"Finished"' });
  const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn: execution.executionArn }));
  const attempt = ['TaskScheduled', 'TaskStarted'];
  expect(types(events)?.slice(1, 11)).toEqual([
    'TaskStateEntered',
    ...[...attempt, 'TaskFailed'],
    ...[...attempt, 'TaskFailed'],
    ...[...attempt, 'TaskSucceeded'],
  ]);
});

test('a service error that stays is caught after the first attempt and five retries', async () => {
  let attempts = 0;
  const failing = async () => {
    attempts += 1;
    throw taskError('Lambda.ServiceException', 'down');
  };
  const outcome = await outcomeOf(marcoPolo, { name: 'Marco' }, failing);
  expect(outcome).toEqual({ status: 'FAILED', error: 'Lambda.ServiceException', cause: 'down' });
  expect(attempts).toBe(6);
});

test.each([[null], [[]], ['Marco'], [0], [false]])(
  'an input of %j reaches the task whole; with Catch on the whole input, the Fail state says why',
  async (input) => {
    const { Marco } = marcoPolo.States;
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Refused' }];
    const Refused = { Type: 'Fail', ErrorPath: '$.Error', CausePath: '$.Cause' };
    const definition = { ...marcoPolo, States: { ...marcoPolo.States, Marco: { ...Marco, Catch }, Refused } };
    const heard: unknown[] = [];
    const outcome = await outcomeOf(definition, input, (functionName, payload) => {
      heard.push(payload);
      return play(functionName, payload);
    });
    expect(heard).toEqual([input]);
    expect(outcome).toMatchObject({ status: 'FAILED', error: 'ValidationError' });
  },
);

test('a ResultPath on an input that is no object fails as in the service, and the cause says so', async () => {
  expect(await outcomeOf(marcoPolo, 'Marco', play)).toEqual({
    status: 'FAILED',
    error: 'States.ResultPathMatchFailure',
    cause: 'ResultPath can only be applied to an input that is a JSON object.',
  });
});

test('paths, functions and prototypes in the data are data', async () => {
  const input = '{"__proto__":{"polluted":true},"name":"$.x","more":"States.Format(\'{}\', $.name)"}';
  const heard: unknown[] = [];
  await outcomeOf(marcoPolo, JSON.parse(input), async (_, payload) => heard.push(payload));
  expect(JSON.stringify(heard[0])).toBe(input);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
