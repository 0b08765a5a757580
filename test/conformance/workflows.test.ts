import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from './pictures.ts';
import { clientOptions, startTarget, type Target } from './target.ts';

let target: Target;
let sfn: SFNClient;
let stateMachineArn: string;
beforeAll(async () => {
  target = await startTarget();
  sfn = new SFNClient(clientOptions(target));
  const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
  stateMachineArn =
    stateMachines.find(({ name }) => name === 'marco-polo')?.stateMachineArn ?? 'no such machine';
});
afterAll(() => target?.close());

const run = async (input: string) => {
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn, input }));
  return eventually(async () => {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return execution.status === 'RUNNING' ? undefined : execution;
  });
};

describe('the marco-polo workflow', () => {
  it.each(['Marco', 'Bob'])('finishes for %s', async (name) => {
    expect(await run(JSON.stringify({ name }))).toMatchObject({ status: 'SUCCEEDED', output: '"Finished"' });
  });

  it.each(['{}', 'null', '[]', '"Marco"', '{"name": 7}', '{"__proto__": {"name": "Marco"}}'])(
    'fails for %s, says why, and does not try again',
    async (input) => {
      const { status, error, cause, executionArn } = await run(input);
      expect({ status, error }).toEqual({ status: 'FAILED', error: 'ValidationError' });
      expect(JSON.parse(cause ?? '').errorMessage).toContain('send an event like {"name": "Marco"}');
      const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      expect(
        events.filter(({ type }) => type === 'TaskFailed' || type === 'LambdaFunctionFailed'),
      ).toHaveLength(1);
    },
  );

  it('tells its history state by state', async () => {
    const { executionArn } = await run('{"name": "Marco"}');
    const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    const entered = events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []);
    expect(entered).toEqual(['Marco', 'Polo', 'Finish']);
    expect([events[0]?.type, events.at(-1)?.type]).toEqual(['ExecutionStarted', 'ExecutionSucceeded']);
  });

  it('runs once for a name, however often it is started', async () => {
    const start = (input: string) =>
      sfn.send(new StartExecutionCommand({ stateMachineArn, name: 'once', input }));
    const { executionArn } = await start('{"name": "Marco"}');
    await eventually(async () => {
      const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      return status === 'RUNNING' ? undefined : status;
    });
    await expect(start('{"name": "Bob"}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }));
    expect(executions.filter(({ name }) => name === 'once')).toHaveLength(1);
  });

  it('refuses input that is not JSON', async () => {
    const start = sfn.send(new StartExecutionCommand({ stateMachineArn, input: '{' }));
    await expect(start).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
  });

  it('shows its definition', async () => {
    const { definition = '' } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(Object.keys(JSON.parse(definition).States)).toEqual(['Marco', 'Polo', 'Finish', 'Refused']);
  });
});

it('GetCallerIdentity tells who one is', async () => {
  const identity = await new STSClient(clientOptions(target)).send(new GetCallerIdentityCommand({}));
  expect(identity.Account).toMatch(/^\d{12}$/);
});
