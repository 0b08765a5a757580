import type { JsonService } from '../wire/json-service.ts';
import { checkDefinition } from './definition-check.ts';
import { executionOperations } from './execution-operations.ts';
import type { ExecutionStore } from './execution-store.ts';
import { Executions } from './executions.ts';
import type { InvokeTask, Machine } from './machine.ts';
import { machineOperations, machinesOf } from './machine-operations.ts';
import { statesArns } from './states-arns.ts';

export interface StepFunctionsOptions {
  readonly machines: readonly Machine[];
  readonly invokeTask: InvokeTask;
  readonly store: ExecutionStore;
  /** @default 'us-east-1' */
  readonly region?: string;
  /** @default '000000000000' */
  readonly accountId?: string;
  /**
   * How long every Retry pause and every Wait state takes, in milliseconds.
   *
   * @default what the definitions say
   */
  readonly pauseMs?: number;
}

export interface StepFunctionsService extends JsonService {
  /** Ends whatever runs as FAILED, says why, and settles when that is on record. */
  close(): Promise<void>;
}

/**
 * Step Functions over a set of state machines.
 *
 * @throws {Error} naming the machine and what in it the laptop cloud cannot run.
 */
export const createStepFunctionsService = (options: StepFunctionsOptions): StepFunctionsService => {
  const { invokeTask, store, region = 'us-east-1', accountId = '000000000000', pauseMs } = options;
  for (const machine of options.machines) checkDefinition(machine);
  const arns = statesArns(region, accountId);
  const settings = { invokeTask, region, roleArn: arns.role, ...(pauseMs === undefined ? {} : { pauseMs }) };
  const executions = new Executions({ store, arns, settings });
  const machines = machinesOf(options.machines, arns);
  return {
    target: 'AWSStepFunctions',
    version: '1.0',
    operations: { ...executionOperations(machines, executions), ...machineOperations(machines, executions) },
    close: () => executions.close(),
  };
};
