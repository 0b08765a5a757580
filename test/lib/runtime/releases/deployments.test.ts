import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { codeDeployments } from '../../../../lib/runtime/releases/deployments.ts';
import { answering } from './aws-answers.ts';

const Properties = { Name: 'app-predict', Alias: 'live', CurrentVersion: '6', TargetVersion: '7' };
const content = JSON.stringify({ Resources: [{ predict: { Properties } }] });
const createTime = new Date('2026-11-24T10:00:00Z');
const deploymentWith = (revision: object) => ({
  deploymentInfo: { applicationName: 'app', deploymentGroupName: 'group', createTime, revision },
});
const release = {
  functionName: 'app-predict',
  alias: 'live',
  currentVersion: '6',
  targetVersion: '7',
  application: 'app',
  group: 'group',
  startedAt: createTime,
};

const over = (answers: Readonly<Record<string, unknown>>) => {
  const { client, sent } = answering(answers);
  return { deployments: codeDeployments(client as unknown as CodeDeployClient), sent };
};

describe('codeDeployments', () => {
  it.each([
    ['the AppSpec', { appSpecContent: { content } }],
    ['a raw string', { string: { content } }],
  ])('reads the version out of the deployment, from %s', async (_, revision) => {
    const { deployments, sent } = over({ GetDeployment: deploymentWith(revision) });
    expect(await deployments.release('d-1')).toEqual(release);
    expect(sent.map(({ name }) => name)).toEqual(['GetDeployment']);
  });

  it('asks for the revision where the deployment has its digest only', async () => {
    const revision = { revisionType: 'String', string: { sha256: 'abc' } };
    const { deployments, sent } = over({
      GetDeployment: deploymentWith(revision),
      GetApplicationRevision: { revision: { string: { content } } },
    });
    expect(await deployments.release('d-1')).toEqual(release);
    expect(sent[1]).toEqual({ name: 'GetApplicationRevision', input: { applicationName: 'app', revision } });
  });

  it('says what is wrong with a deployment that names no version', async () => {
    const { deployments } = over({ GetDeployment: deploymentWith({ s3Location: {} }) });
    await expect(deployments.release('d-1')).rejects.toThrow(
      /deployment d-1 names no version.*CloudFormation/,
    );
  });

  it('reports under the ids that the hook was called with', async () => {
    const { deployments, sent } = over({});
    await deployments.report({ deploymentId: 'd-1', executionId: 'e-1' }, 'Failed');
    const input = { deploymentId: 'd-1', lifecycleEventHookExecutionId: 'e-1', status: 'Failed' };
    expect(sent).toEqual([{ name: 'PutLifecycleEventHookExecutionStatus', input }]);
  });
});
