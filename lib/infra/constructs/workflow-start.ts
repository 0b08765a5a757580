import { ArnFormat, Stack } from 'aws-cdk-lib';
import { workflowVariable } from '../../../functions/variables.ts';
import { allow } from './access-statements.ts';
import type { MlFunction } from './ml-function.ts';
import type { WorkflowMachine } from './workflow-machine.ts';

/** Lets a function start executions of a workflow and look at them. The workflow must not call the function. */
export const letStart = (fn: MlFunction, { definition, machine }: WorkflowMachine): void => {
  const executions = Stack.of(fn).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${machine.stateMachineName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  fn.policy.addStatements(
    allow(['states:StartExecution'], machine.stateMachineArn),
    allow(['states:DescribeExecution'], executions),
  );
  fn.setVariable(workflowVariable(definition.name), machine.stateMachineArn);
};
