import { DescribeExecutionCommand, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { eventually } from '../conformance/pictures.ts';

/** Starts an execution and gives it as it is when it has ended. */
export const runWorkflow = async (sfn: SFNClient, stateMachineArn: string, input: unknown, name?: string) => {
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input), name }),
  );
  return eventually(async () => {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return execution.status === 'RUNNING' ? undefined : execution;
  });
};
