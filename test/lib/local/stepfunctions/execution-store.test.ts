import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { openExecutionStore } from '../../../../lib/local/stepfunctions/execution-store.ts';
import { only, work } from './definitions.ts';
import { arnOf, run, serveMachines, temporaryFolder } from './serve-machines.ts';

const machines = [{ name: 'machine', definition: only(work()) }];

test('an execution is as it was after a restart, with its history', async () => {
  const folder = temporaryFolder();
  const before = await serveMachines({ machines, folder });
  const { $metadata: _, ...execution } = await run(before.sfn, 'machine', { a: 1 });
  const { executionArn } = execution;
  const history = await before.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  await before.service.close();

  const { sfn } = await serveMachines({ machines, folder });
  expect(await sfn.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject(execution);
  expect((await sfn.send(new GetExecutionHistoryCommand({ executionArn }))).events).toEqual(history.events);
  expect(
    (await sfn.send(new ListExecutionsCommand({ stateMachineArn: arnOf('machine') }))).executions,
  ).toHaveLength(1);
});

test('an execution that ran when the process died is FAILED afterwards, with a cause that says so', async () => {
  const folder = temporaryFolder();
  const never = () => new Promise<never>(() => {});
  const killed = await serveMachines({ machines, folder, invokeTask: never });
  const start = new StartExecutionCommand({ stateMachineArn: arnOf('machine'), name: 'lost' });
  const { executionArn } = await killed.sfn.send(start);

  const { sfn } = await serveMachines({ machines, folder });
  const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  expect(execution).toMatchObject({
    status: 'FAILED',
    error: 'States.Runtime',
    cause: expect.stringContaining('stopped'),
  });
  expect(execution.stopDate).toBeInstanceOf(Date);
  const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events?.at(-1)?.type).toBe('ExecutionFailed');
  await expect(sfn.send(start)).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  const file = join(folder, 'executions', 'machine', 'lost.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ status: 'FAILED' });
});

test('closing the service ends what runs, on record, at once', async () => {
  const folder = temporaryFolder();
  const never = () => new Promise<never>(() => {});
  const { service, sfn } = await serveMachines({ machines, folder, invokeTask: never });
  const { executionArn } = await sfn.send(new StartExecutionCommand({ stateMachineArn: arnOf('machine') }));
  await service.close();
  const store = await openExecutionStore({ folder });
  expect(await store.read(executionArn ?? '')).toMatchObject({
    status: 'FAILED',
    cause: expect.stringContaining('stopped'),
  });
});

test('a record that does not read is named', async () => {
  const folder = temporaryFolder();
  const before = await serveMachines({ machines, folder });
  await run(before.sfn, 'machine', {});
  await before.service.close();
  const home = join(folder, 'executions', 'machine');
  const path = join(home, readdirSync(home)[0] ?? '');
  writeFileSync(path, '{"half":');
  const store = await openExecutionStore({ folder });
  await expect(store.summaries()).rejects.toThrow(`${path} is not the record of an execution`);
});
