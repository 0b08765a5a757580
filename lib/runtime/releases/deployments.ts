import {
  type CodeDeployClient,
  GetApplicationRevisionCommand,
  GetDeploymentCommand,
  PutLifecycleEventHookExecutionStatusCommand,
  type RevisionLocation,
} from '@aws-sdk/client-codedeploy';
import { type Shift, shiftIn } from '../../core/contract/app-spec.ts';
import { ConfigError } from '../../core/errors.ts';

/** A deployment under way. */
export interface Release extends Shift {
  readonly application: string;
  readonly group: string;
  readonly startedAt: Date;
}

/** One call of a hook, as CodeDeploy names it. */
export interface HookCall {
  readonly deploymentId: string;
  readonly executionId: string;
}

export interface Deployments {
  /** @throws {ConfigError} when CodeDeploy does not say which version is being released. */
  release(deploymentId: string): Promise<Release>;
  report(call: HookCall, status: 'Succeeded' | 'Failed'): Promise<void>;
}

/**
 * Deployments of CodeDeploy, which tells a hook nothing but their ids. Which version is meant stands in the
 * deployment's revision; its text comes with the deployment or has to be asked for.
 */
export const codeDeployments = (codeDeploy: CodeDeployClient): Deployments => ({
  release: async (deploymentId) => {
    const { deploymentInfo = {} } = await codeDeploy.send(new GetDeploymentCommand({ deploymentId }));
    const { applicationName = '', deploymentGroupName = '', createTime, revision } = deploymentInfo;
    const shift = shiftIn(textOf(revision) ?? (await askFor(codeDeploy, applicationName, revision)));
    if (shift === undefined || createTime === undefined) {
      const wanted =
        'its revision is no AppSpec in JSON with one Lambda function; deploy with CloudFormation';
      throw new ConfigError('misconfigured', `deployment ${deploymentId} names no version: ${wanted}`);
    }
    return { ...shift, application: applicationName, group: deploymentGroupName, startedAt: createTime };
  },
  report: async ({ deploymentId, executionId }, status) => {
    await codeDeploy.send(
      new PutLifecycleEventHookExecutionStatusCommand({
        deploymentId,
        lifecycleEventHookExecutionId: executionId,
        status,
      }),
    );
  },
});

const textOf = (revision: RevisionLocation | undefined): string | undefined =>
  revision?.string?.content ?? revision?.appSpecContent?.content;

const askFor = async (
  codeDeploy: CodeDeployClient,
  applicationName: string,
  revision: RevisionLocation | undefined,
): Promise<string> => {
  const known = await codeDeploy.send(new GetApplicationRevisionCommand({ applicationName, revision }));
  return textOf(known.revision) ?? '';
};
