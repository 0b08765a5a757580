import { AwsError } from '../wire/aws-error.ts';
import type { JsonOperation } from '../wire/json-service.ts';
import type { Executions } from './executions.ts';
import type { Machine } from './machine.ts';
import { pageAfter } from './page.ts';
import { optionalText, pageSize, requiredText } from './request.ts';
import { checkArn, type StatesArns } from './states-arns.ts';

/** The state machines of a laptop cloud. */
export interface Machines {
  readonly all: readonly Machine[];
  readonly arns: StatesArns;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** The machine with an ARN. @throws {AwsError} InvalidArn or StateMachineDoesNotExist */
  named(arn: string): Machine;
}

export const machinesOf = (all: readonly Machine[], arns: StatesArns): Machines => ({
  all,
  arns,
  createdAt: Date.now(),
  named: (arn) => {
    checkArn(arn, ['stateMachine']);
    const machine = all.find(({ name }) => arns.machine(name) === arn);
    if (machine !== undefined) return machine;
    const known = all.map(({ name }) => arns.machine(name)).join(', ') || 'none';
    throw new AwsError(
      'StateMachineDoesNotExist',
      `State Machine Does Not Exist: '${arn}'. State machines here: ${known}.`,
    );
  },
});

/** The operations on state machines. */
export const machineOperations = (
  machines: Machines,
  executions: Executions,
): Readonly<Record<string, JsonOperation>> => ({
  ListStateMachines: async (input) => {
    const request = {
      token: optionalText(input, 'nextToken'),
      size: pageSize(input),
      keyOf: ({ name }: Machine) => name,
    };
    const { page, ...rest } = pageAfter(machines.all, request);
    const stateMachines = page.map(({ name, type }) => {
      return {
        stateMachineArn: machines.arns.machine(name),
        name,
        type,
        creationDate: machines.createdAt / 1000,
      };
    });
    return { stateMachines, ...rest };
  },
  DescribeStateMachine: async (input) => {
    const machine = machines.named(requiredText(input, 'stateMachineArn'));
    return {
      ...description(machine, machines),
      status: 'ACTIVE',
      type: machine.type,
      creationDate: machines.createdAt / 1000,
    };
  },
  DescribeStateMachineForExecution: async (input) => {
    const { machineArn } = await executions.get(requiredText(input, 'executionArn'));
    return { ...description(machines.named(machineArn), machines), updateDate: machines.createdAt / 1000 };
  },
  ListTagsForResource: async (input) => {
    machines.named(requiredText(input, 'resourceArn'));
    return { tags: [] };
  },
});

const description = ({ name, definition }: Machine, { arns }: Machines): object => ({
  stateMachineArn: arns.machine(name),
  name,
  definition: JSON.stringify(definition),
  roleArn: arns.role,
  loggingConfiguration: { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: { enabled: false },
});
