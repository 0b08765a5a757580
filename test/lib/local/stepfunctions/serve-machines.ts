import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { onTestFinished } from 'vitest';
import { openExecutionStore } from '../../../../lib/local/stepfunctions/execution-store.ts';
import type { InvokeTask, Machine } from '../../../../lib/local/stepfunctions/machine.ts';
import { createStepFunctionsService } from '../../../../lib/local/stepfunctions/stepfunctions-service.ts';
import { serveJson } from '../wire-server.ts';

interface Served {
  readonly machines: readonly (Pick<Machine, 'name' | 'definition'> & Partial<Machine>)[];
  readonly invokeTask?: InvokeTask;
  readonly folder?: string;
  /** @default 0 */
  readonly pauseMs?: number;
}

export const arnOf = (machine: string): string =>
  `arn:aws:states:us-east-1:000000000000:stateMachine:${machine}`;

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'polo-machines-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** An error as `invokeTask` throws it for a function that failed. */
export const taskError = (name: string, cause = 'why'): Error => Object.assign(new Error(cause), { name });

/** State machines over HTTP, without pauses, and a client of the real SDK for them. */
export const serveMachines = async ({
  machines,
  invokeTask = async (_, payload) => payload,
  folder,
  pauseMs = 0,
}: Served) => {
  const store = await openExecutionStore({ folder: folder ?? temporaryFolder() });
  const service = createStepFunctionsService({
    machines: machines.map((machine) => ({ type: 'STANDARD', timeoutSeconds: 60, ...machine })),
    invokeTask,
    store,
    pauseMs,
  });
  const server = await serveJson([service]);
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const sfn = new SFNClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
    disableHostPrefix: true,
  });
  onTestFinished(async () => {
    await service.close();
    sfn.destroy();
    await server.close();
  });
  return { service, sfn, store };
};

/** Waits until an execution has ended. */
export const ended = async (sfn: SFNClient, executionArn: string | undefined) => {
  for (;;) {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (execution.status !== 'RUNNING') return execution;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** Starts an execution and waits for its end. */
export const run = async (sfn: SFNClient, machine: string, input: unknown) => {
  const start = new StartExecutionCommand({ stateMachineArn: arnOf(machine), input: JSON.stringify(input) });
  return ended(sfn, (await sfn.send(start)).executionArn);
};

/** What one machine makes of one input. */
export const outcomeOf = async (definition: object, input: unknown, invokeTask?: InvokeTask) => {
  const { sfn } = await serveMachines({
    machines: [{ name: 'machine', definition }],
    ...(invokeTask === undefined ? {} : { invokeTask }),
  });
  const { status, output, error, cause } = await run(sfn, 'machine', input);
  return {
    status,
    ...(output !== undefined && { output: JSON.parse(output) }),
    ...(error && { error }),
    ...(cause && { cause }),
  };
};
