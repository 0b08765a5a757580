import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  type SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import type { InvokeTask } from '../../../../lib/local/stepfunctions/machine.ts';
import { only, work } from './definitions.ts';
import { arnOf, ended, run, serveMachines, taskError } from './serve-machines.ts';

const STANDARD = { name: 'standard', definition: only(work()) };
const EXPRESS = { name: 'express', type: 'EXPRESS', definition: only(work()) } as const;

const serve = async (invokeTask?: InvokeTask) => {
  const { sfn } = await serveMachines({ machines: [STANDARD, EXPRESS], ...(invokeTask && { invokeTask }) });
  return sfn;
};

/** A function that answers when it is told to. */
const held = () => {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  return { invokeTask: () => promise, release: () => resolve('released') };
};

const start = (sfn: SFNClient, request: object = {}) =>
  sfn.send(new StartExecutionCommand({ stateMachineArn: arnOf('standard'), ...request }));

describe('starting', () => {
  test('the answer names the execution, and its input is {} when there is none', async () => {
    const sfn = await serve();
    const { executionArn, startDate } = await start(sfn, { name: 'first' });
    expect(executionArn).toBe('arn:aws:states:us-east-1:000000000000:execution:standard:first');
    const execution = await ended(sfn, executionArn);
    expect(execution).toMatchObject({
      name: 'first',
      stateMachineArn: arnOf('standard'),
      input: '{}',
      output: '{}',
    });
    expect(execution.startDate).toEqual(startDate);
    expect(Math.abs((startDate?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  test('the same name and input answer the execution that runs, even at the same moment', async () => {
    const { invokeTask, release } = held();
    const sfn = await serve(invokeTask);
    const request = { name: 'once', input: '{"a":1}' };
    const answers = await Promise.all([start(sfn, request), start(sfn, request), start(sfn, request)]);
    expect(new Set(answers.map(({ startDate }) => startDate?.getTime())).size).toBe(1);
    await expect(start(sfn, { ...request, input: '{"a":2}' })).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
    release();
    await ended(sfn, answers[0]?.executionArn);
    await expect(start(sfn, request)).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    expect(
      (await sfn.send(new ListExecutionsCommand({ stateMachineArn: arnOf('standard') }))).executions,
    ).toHaveLength(1);
  });

  test.each([
    [{ input: 'not JSON' }, 'InvalidExecutionInput'],
    [{ input: `"${'x'.repeat(262_143)}"` }, 'ValidationException'],
    [{ input: `"${'é'.repeat(131_072)}"` }, 'ValidationException'],
    [{ name: 'with space' }, 'InvalidName'],
    [{ name: 'a/b' }, 'InvalidName'],
    [{ name: '' }, 'InvalidName'],
    [{ name: 'x'.repeat(81) }, 'InvalidName'],
    [{ stateMachineArn: arnOf('unknown') }, 'StateMachineDoesNotExist'],
    [{ stateMachineArn: 'standard' }, 'InvalidArn'],
  ])('a start that breaks a rule is refused (%#: %s)', async (request, name) => {
    await expect(start(await serve(), request)).rejects.toMatchObject({ name });
  });

  test('an input of exactly 262,144 bytes is taken', async () => {
    const sfn = await serve(async () => 'short');
    const { executionArn } = await start(sfn, { input: `"${'x'.repeat(262_142)}"` });
    expect(await ended(sfn, executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"short"' });
  });

  test('names that a file system could not tell apart are different executions', async () => {
    const sfn = await serve();
    for (const name of ['run', 'Run', 'rün', '..'])
      await ended(sfn, (await start(sfn, { name })).executionArn);
    const { executions } = await sfn.send(new ListExecutionsCommand({ stateMachineArn: arnOf('standard') }));
    expect(executions?.map(({ name }) => name)).toEqual(['..', 'rün', 'Run', 'run']);
  });
});

describe('express machines', () => {
  const sync = (sfn: SFNClient, name = 'express', input = '{"a":1}') =>
    sfn.send(new StartSyncExecutionCommand({ stateMachineArn: arnOf(name), input }));

  test('a synchronous start answers with the outcome', async () => {
    const answer = await sync(await serve());
    expect(answer).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"a":1}',
      input: '{"a":1}',
      stateMachineArn: arnOf('express'),
    });
    expect(answer.billingDetails?.billedDurationInMilliseconds).toBeGreaterThanOrEqual(100);
  });

  test('a failure is an answer too', async () => {
    const answer = await sync(await serve(() => Promise.reject(taskError('ValidationError'))));
    expect(answer).toMatchObject({ status: 'FAILED', error: 'ValidationError', cause: 'why' });
  });

  test('a synchronous start of a standard machine is refused', async () => {
    await expect(sync(await serve(), 'standard')).rejects.toMatchObject({
      name: 'StateMachineTypeNotSupported',
    });
  });

  test('executions of an express machine are not on record', async () => {
    const sfn = await serve();
    const { executionArn } = await start(sfn, { stateMachineArn: arnOf('express') });
    const describing = sfn.send(new DescribeExecutionCommand({ executionArn }));
    await expect(describing).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
    const listing = sfn.send(new ListExecutionsCommand({ stateMachineArn: arnOf('express') }));
    await expect(listing).rejects.toMatchObject({ name: 'StateMachineTypeNotSupported' });
  });
});

describe('stopping and timing out', () => {
  test('a stopped execution is ABORTED with the reasons given, and runs nothing more', async () => {
    const { invokeTask, release } = held();
    const second = { ...work(), Parameters: { FunctionName: 'second', 'Payload.$': '$' }, End: true };
    const definition = { StartAt: 'First', States: { First: { ...work(), Next: 'Second' }, Second: second } };
    const called: string[] = [];
    const { sfn } = await serveMachines({
      machines: [{ name: 'standard', definition }],
      invokeTask: (name) => {
        called.push(name);
        return invokeTask();
      },
    });
    const { executionArn } = await start(sfn);
    await expect.poll(() => called).toEqual(['work']);
    const { stopDate } = await sfn.send(
      new StopExecutionCommand({ executionArn, error: 'Enough', cause: 'by hand' }),
    );
    expect(await ended(sfn, executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'Enough',
      cause: 'by hand',
      stopDate,
    });
    release();
    await sfn.send(new StopExecutionCommand({ executionArn }));
    expect(await ended(sfn, executionArn)).toMatchObject({ status: 'ABORTED', error: 'Enough' });
    const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.at(-1)).toMatchObject({
      type: 'ExecutionAborted',
      executionAbortedEventDetails: { error: 'Enough' },
    });
    expect(called).toEqual(['work']);
  });

  test('an execution stopped while it pauses before a retry does not try again', async () => {
    let attempts = 0;
    const Retry = [{ ErrorEquals: ['States.ALL'] }];
    const { sfn } = await serveMachines({
      machines: [{ name: 'standard', definition: only(work({ Retry })) }],
      invokeTask: async () => {
        attempts += 1;
        throw taskError('Busy');
      },
      pauseMs: 3_600_000,
    });
    const { executionArn } = await start(sfn);
    const types = async () => {
      const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      return events?.map(({ type }) => type);
    };
    await expect.poll(types).toContain('TaskFailed');
    await sfn.send(new StopExecutionCommand({ executionArn }));
    expect((await ended(sfn, executionArn)).status).toBe('ABORTED');
    expect(attempts).toBe(1);
  });

  test('an execution that takes longer than its machine allows is TIMED_OUT', async () => {
    const { sfn } = await serveMachines({
      machines: [{ name: 'standard', definition: only(work()), timeoutSeconds: 1 }],
      invokeTask: held().invokeTask,
    });
    const execution = await run(sfn, 'standard', {});
    expect(execution.status).toBe('TIMED_OUT');
    const { executionArn } = execution;
    const { events } = await sfn.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 }),
    );
    expect(events).toMatchObject([{ type: 'ExecutionTimedOut' }]);
  });

  test('a running execution shows how far it has come', async () => {
    const { invokeTask, release } = held();
    const sfn = await serve(invokeTask);
    const { executionArn } = await start(sfn);
    const types = async () => {
      const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      return events?.map(({ type }) => type);
    };
    await expect
      .poll(types)
      .toEqual(['ExecutionStarted', 'TaskStateEntered', 'TaskScheduled', 'TaskStarted']);
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    expect(execution).toMatchObject({ status: 'RUNNING' });
    expect(execution).not.toHaveProperty('stopDate');
    release();
  });
});

describe('looking back', () => {
  test('executions are listed newest first, by status, in pages that new ones do not shift', async () => {
    const sfn = await serve(async (_, payload) => {
      if (payload === 'bad') throw taskError('ValidationError');
      return payload;
    });
    for (const name of ['a', 'b', 'c']) {
      await ended(sfn, (await start(sfn, { name, input: name === 'b' ? '"bad"' : '1' })).executionArn);
    }
    const list = async (request: object = {}) => {
      const page = await sfn.send(
        new ListExecutionsCommand({ stateMachineArn: arnOf('standard'), ...request }),
      );
      return { names: page.executions?.map(({ name }) => name), nextToken: page.nextToken };
    };
    expect((await list()).names).toEqual(['c', 'b', 'a']);
    expect((await list({ statusFilter: 'FAILED' })).names).toEqual(['b']);
    const first = await list({ maxResults: 2 });
    await ended(sfn, (await start(sfn, { name: 'd' })).executionArn);
    const second = await list({ maxResults: 2, nextToken: first.nextToken });
    expect([first.names, second]).toEqual([['c', 'b'], { names: ['a'], nextToken: undefined }]);
    await expect(list({ nextToken: 'made up' })).rejects.toMatchObject({ name: 'InvalidToken' });
    await expect(list({ maxResults: 1001 })).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('a history comes in pages, in either order, with or without its data', async () => {
    const sfn = await serve();
    const { executionArn } = await run(sfn, 'standard', { secret: 1 });
    const history = (request: object) =>
      sfn.send(new GetExecutionHistoryCommand({ executionArn, ...request }));
    const ids: (number | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await history({ maxResults: 3, nextToken });
      ids.push(...(page.events ?? []).map(({ id }) => id));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect((await history({ reverseOrder: true })).events?.map(({ id }) => id)).toEqual(ids.toReversed());
    const whole = (await history({})).events;
    expect(whole?.[0]?.executionStartedEventDetails?.input).toBe('{"secret":1}');
    expect(whole?.[2]?.taskScheduledEventDetails).toMatchObject({
      resourceType: 'lambda',
      resource: 'invoke',
      region: 'us-east-1',
      parameters: '{"FunctionName":"work","Payload":{"secret":1}}',
    });
    expect(JSON.stringify((await history({ includeExecutionData: false })).events)).not.toContain('secret');
  });

  test('an execution that is not there, or an ARN of something else, is refused', async () => {
    const sfn = await serve();
    const describing = (executionArn: string) => sfn.send(new DescribeExecutionCommand({ executionArn }));
    const unknown = 'arn:aws:states:us-east-1:000000000000:execution:standard:unknown';
    await expect(describing(unknown)).rejects.toMatchObject({ name: 'ExecutionDoesNotExist' });
    await expect(describing(arnOf('standard'))).rejects.toMatchObject({ name: 'InvalidArn' });
  });
});

describe('state machines', () => {
  test('they are listed and described, also from an execution', async () => {
    const sfn = await serve();
    const { stateMachines } = await sfn.send(new ListStateMachinesCommand({}));
    expect(stateMachines).toMatchObject([
      { name: 'standard', type: 'STANDARD', stateMachineArn: arnOf('standard') },
      { name: 'express', type: 'EXPRESS' },
    ]);
    const machine = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn: arnOf('standard') }));
    expect(machine).toMatchObject({ name: 'standard', status: 'ACTIVE', type: 'STANDARD' });
    expect(JSON.parse(machine.definition ?? '')).toEqual(STANDARD.definition);
    const { executionArn } = await run(sfn, 'standard', {});
    const same = await sfn.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    expect(same.definition).toBe(machine.definition);
    const { tags } = await sfn.send(new ListTagsForResourceCommand({ resourceArn: arnOf('standard') }));
    expect(tags).toEqual([]);
  });
});
