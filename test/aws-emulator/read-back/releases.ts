import { CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import {
  CodeDeployClient,
  GetApplicationCommand,
  GetDeploymentGroupCommand,
  ListDeploymentGroupsCommand,
} from '@aws-sdk/client-codedeploy';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../functions/registry.ts';
import { synthesized } from '../cdk.ts';
import { type Deployed, STACKS } from '../deployed.ts';
import { alarmsOf } from './alarms.ts';

const [, SERVICE] = STACKS;
const released = FUNCTIONS.filter(({ triggers }) => triggers.some(({ kind }) => kind === 'http'));

const physicalIds = async ({ emulator }: Deployed, type: string): Promise<readonly string[]> => {
  const client = new CloudFormationClient(emulator.clients);
  const ids = [...(await synthesized(emulator, SERVICE, type)).keys()];
  const each = ids.map(async (LogicalResourceId) => {
    const resource = new DescribeStackResourceCommand({ StackName: SERVICE, LogicalResourceId });
    return (await client.send(resource)).StackResourceDetail?.PhysicalResourceId ?? '';
  });
  return Promise.all(each);
};

export const readBackReleases = (deployed: () => Deployed) =>
  describe('releases', () => {
    it('have a deployment group for every function behind the API, with alarms that are there and rollback', async () => {
      const codedeploy = new CodeDeployClient(deployed().emulator.motoClients);
      const [applicationName = ''] = await physicalIds(deployed(), 'AWS::CodeDeploy::Application');
      const { application } = await codedeploy.send(new GetApplicationCommand({ applicationName }));
      expect(application).toMatchObject({ computePlatform: 'Lambda' });
      const { deploymentGroups = [] } = await codedeploy.send(
        new ListDeploymentGroupsCommand({ applicationName }),
      );
      expect(deploymentGroups).toHaveLength(released.length);
      const known = new Set((await alarmsOf(deployed())).map(({ AlarmName }) => AlarmName));
      for (const deploymentGroupName of deploymentGroups) {
        const command = new GetDeploymentGroupCommand({ applicationName, deploymentGroupName });
        const group = (await codedeploy.send(command)).deploymentGroupInfo;
        expect(group).toMatchObject({
          deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
          deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
          alarmConfiguration: { enabled: true, ignorePollAlarmFailure: false },
          autoRollbackConfiguration: {
            enabled: true,
            events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'],
          },
        });
        const alarms = group?.alarmConfiguration?.alarms ?? [];
        expect(alarms.length).toBeGreaterThan(0);
        expect(alarms.filter(({ name }) => !known.has(name))).toEqual([]);
        deployed().tell(
          `deployment group ${deploymentGroupName}: all at once, ${alarms.length} alarms, rolls back`,
        );
      }
    });

    it.each(released)(
      'check-release calls $name by its version, under its own role, and finds it right',
      async ({ name }) => {
        const { emulator, aliasArn, tell } = deployed();
        const command = new InvokeCommand({
          FunctionName: aliasArn('check-release'),
          Payload: JSON.stringify({ function: name, version: '1' }),
        });
        const { Payload } = await new LambdaClient(emulator.clients).send(command);
        const verdict = JSON.parse(Payload?.transformToString() ?? 'null');
        expect(verdict).toEqual({ function: name, version: '1', problems: [] });
        tell(`check-release of ${name}: no problems`);
      },
    );
  });
