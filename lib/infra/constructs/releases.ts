import { Stack } from 'aws-cdk-lib';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { DeploymentTrigger } from '../../../functions/definition.ts';
import { CANARY_MIN_REQUESTS_VARIABLE, RELEASED_VARIABLE } from '../../../functions/variables.ts';
import { allow, NO_ARN } from './access-statements.ts';
import type { FunctionAlarms } from './function-alarms.ts';
import type { MlFunction } from './ml-function.ts';
import { releaseRole } from './release-role.ts';
import { VersionAlarms } from './version-alarms.ts';

export interface ReleasesProps {
  readonly functions: readonly MlFunction[];
  readonly alarms: ReadonlyMap<MlFunction, FunctionAlarms>;
  readonly topic: ITopic;
  /** A tenth of the requests for five minutes and then all, or all at once. */
  readonly style: 'canary' | 'all-at-once';
  /** Requests that a new version must have answered while it was a canary. */
  readonly minRequests: number;
}

const CONFIGS = {
  canary: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
  'all-at-once': LambdaDeploymentConfig.ALL_AT_ONCE,
} as const;

/**
 * Has CodeDeploy shift the alias of every function behind the API from one version to the next, checked before,
 * watched meanwhile, confirmed after, and rolled back by itself when any of it goes wrong.
 */
export class Releases extends Construct {
  private readonly application: LambdaApplication;

  constructor(scope: Construct, id: string, props: ReleasesProps) {
    super(scope, id);
    const { functions, alarms, topic, style, minRequests } = props;
    this.application = new LambdaApplication(this, 'Application');
    const released = functions.filter(({ definition }) =>
      definition.triggers.some(({ kind }) => kind === 'http'),
    );
    const before = this.hook(functions, 'before', released);
    const after = this.hook(functions, 'after', released);
    after.setVariable(CANARY_MIN_REQUESTS_VARIABLE, String(minRequests));
    const role = releaseRole(this, 'Role', { released, hooks: [before, after] });
    for (const fn of released) {
      const versionAlarms = new VersionAlarms(fn, 'VersionAlarms', { fn, topic });
      const group = new LambdaDeploymentGroup(this, fn.definition.name, {
        application: this.application,
        role,
        alias: fn.alias,
        deploymentConfig: CONFIGS[style],
        alarms: [...(alarms.get(fn)?.forReleases ?? []), ...versionAlarms.all],
        autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
        ignorePollAlarmsFailure: false,
        ignoreAlarmConfiguration: false,
        preHook: before.alias.lambda,
        postHook: after.alias.lambda,
      });
      /**
       * CodeDeploy takes a hook by the name of its function, for which no version or alias is documented: the code that
       * was deployed last, which has to be that of this very release.
       */
      fn.alias.node.addDependency(group, before.alias, after.alias);
    }
  }

  private hook(
    functions: readonly MlFunction[],
    moment: DeploymentTrigger['moment'],
    released: readonly MlFunction[],
  ): MlFunction {
    const hook = functions.find(({ definition }) =>
      definition.triggers.some((trigger) => trigger.kind === 'deployment' && trigger.moment === moment),
    );
    if (!hook) throw new RangeError(`no function has the trigger "deployment ${moment}"; releases need one`);
    hook.policy.addStatements(...this.rights(moment, released));
    const names = released.map(({ definition, alias }) => [definition.name, alias.lambda.functionName]);
    hook.setVariable(RELEASED_VARIABLE, Stack.of(this).toJsonString(Object.fromEntries(names)));
    return hook;
  }

  private rights(moment: DeploymentTrigger['moment'], released: readonly MlFunction[]) {
    const { applicationArn, applicationName } = this.application;
    const arnOf = (service: string, resource: string) => Stack.of(this).formatArn({ service, resource });
    const groups = arnOf('codedeploy', `deploymentgroup:${applicationName}/*`);
    const deployments = [
      allow(['codedeploy:GetDeployment', 'codedeploy:PutLifecycleEventHookExecutionStatus'], groups),
      allow(['codedeploy:GetApplicationRevision'], applicationArn),
    ];
    switch (moment) {
      /** A version has no number before it is made. */
      case 'before':
        return [
          ...deployments,
          allow(['lambda:InvokeFunction'], ...released.map(({ alias }) => `${alias.lambda.functionArn}:*`)),
        ];
      case 'after':
        return [
          ...deployments,
          allow(['codedeploy:GetDeploymentGroup'], groups),
          allow(['cloudwatch:GetMetricData'], NO_ARN),
          allow(['cloudwatch:DescribeAlarms'], arnOf('cloudwatch', 'alarm:*')),
        ];
    }
  }
}
