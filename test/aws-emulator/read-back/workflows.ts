import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ListStateMachinesCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { withFunctionArns } from '../../../workflows/definition.ts';
import { WORKFLOWS } from '../../../workflows/registry.ts';
import { eventually } from '../../conformance/pictures.ts';
import type { Deployed } from '../deployed.ts';

const machineArn = ({ outputs }: Deployed, workflow = 'marco-polo'): string | undefined => {
  const wanted = `${workflow.replaceAll('-', '')}statemachinearn`;
  return [...outputs].find(([output]) => output.toLowerCase() === wanted)?.[1];
};

const run = async (deployed: Deployed, input: unknown) => {
  const sfn = new SFNClient(deployed.emulator.clients);
  const started = { stateMachineArn: machineArn(deployed), input: JSON.stringify(input) };
  const { executionArn } = await sfn.send(new StartExecutionCommand(started));
  return eventually(async () => {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    return execution.status === 'RUNNING' ? undefined : execution;
  }, 60_000);
};

export const readBackWorkflows = (deployed: () => Deployed) =>
  describe('workflows', () => {
    it.each(WORKFLOWS)('$name has the states of its definition, with aliases as tasks', async (workflow) => {
      const sfn = new SFNClient(deployed().emulator.clients);
      const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({}));
      expect(stateMachines).toHaveLength(WORKFLOWS.length);
      const machine = await sfn.send(
        new DescribeStateMachineCommand({ stateMachineArn: machineArn(deployed(), workflow.name) }),
      );
      const expected = withFunctionArns(workflow, deployed().aliasArn);
      expect(JSON.parse(machine.definition ?? '')).toEqual(JSON.parse(expected));
      expect(machine).toMatchObject({
        type: workflow.type,
        loggingConfiguration: { level: 'ALL', includeExecutionData: false },
      });
      deployed().tell(`state machine ${workflow.name}: ${Object.keys(workflow.states.States).join(', ')}`);
    });

    it('marco-polo ends SUCCEEDED, with the real functions as its tasks', async () => {
      const { status, output } = await run(deployed(), { name: 'Marco' });
      expect({ status, output }).toEqual({ status: 'SUCCEEDED', output: '"Finished"' });
      deployed().tell('marco-polo: SUCCEEDED for {"name":"Marco"}');
    });

    it('marco-polo ends FAILED for what nobody can answer, with the reason', async () => {
      const { status, cause } = await run(deployed(), {});
      expect({ status, cause }).toEqual({
        status: 'FAILED',
        cause: expect.stringContaining('send an event like'),
      });
      deployed().tell('marco-polo: FAILED for {}, with the reason');
    });
  });
