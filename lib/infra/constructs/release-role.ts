import { Stack } from 'aws-cdk-lib';
import { type IRole, PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { allow } from './access-statements.ts';
import type { MlFunction } from './ml-function.ts';

export interface ReleaseRoleProps {
  /** Whose aliases CodeDeploy shifts. */
  readonly released: readonly MlFunction[];
  /** Whom it calls before and after. */
  readonly hooks: readonly MlFunction[];
}

/**
 * What CodeDeploy may do here: what AWS's own policy for Lambda deployments holds, of these functions and of no
 * others, and without S3 and SNS, which such deployments do not use. Reading alarms is authorized for all of the
 * account's or none.
 */
export const releaseRole = (scope: Construct, id: string, { released, hooks }: ReleaseRoleProps): IRole => {
  const functions = released.flatMap(({ alias: { lambda } }) => [
    lambda.functionArn,
    `${lambda.functionArn}:*`,
  ]);
  const alarms = Stack.of(scope).formatArn({ service: 'cloudwatch', resource: 'alarm:*' });
  const role = new Role(scope, id, {
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
    inlinePolicies: {
      Own: new PolicyDocument({
        statements: [
          allow(
            ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
            ...functions,
          ),
          allow(['lambda:InvokeFunction'], ...hooks.map(({ alias }) => alias.lambda.functionArn)),
          allow(['cloudwatch:DescribeAlarms'], alarms),
        ],
      }),
    },
  });
  return role.withoutPolicyUpdates();
};
