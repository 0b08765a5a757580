import { DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Settings } from '../../core/settings/settings.ts';
import { allow } from './access-statements.ts';

type Stage = Settings['stage'];

/** The roles that `cdk bootstrap` makes for the CDK CLI; what deploys is the one behind them. */
const BOOTSTRAP_ROLES = ['deploy', 'file-publishing', 'image-publishing', 'lookup'] as const;

/** To deploy with the CDK: taking on the bootstrap roles of this account and Region, each by its whole name. */
export const deployStatements = (scope: Construct): readonly PolicyStatement[] => {
  const { account, region } = Stack.of(scope);
  const qualifier = DefaultStackSynthesizer.DEFAULT_QUALIFIER;
  const roles = BOOTSTRAP_ROLES.map((role) =>
    Stack.of(scope).formatArn({
      service: 'iam',
      region: '',
      resource: 'role',
      resourceName: `cdk-${qualifier}-${role}-role-${account}-${region}`,
    }),
  );
  return [allow(['sts:AssumeRole'], ...roles)];
};

/**
 * To try out what was deployed: reading the stage's outputs and calling its API, by every method, since the smoke test
 * also asks for what must be refused. The API's id is not known before it is there and IAM sees no tags of HTTP
 * APIs, so the right spans the `$default` stages of the account's HTTP APIs in this Region.
 */
export const smokeTestStatements = (scope: Construct, stage: Stage): readonly PolicyStatement[] => [
  allow(['cloudformation:DescribeStacks'], stackArn(scope, `marcopolo-${stage}`)),
  allow(
    ['execute-api:Invoke'],
    Stack.of(scope).formatArn({ service: 'execute-api', resource: '*', resourceName: '$default/*' }),
  ),
];

/** To compare with what is deployed: reading the templates of the stages' stacks, which hold no data and no secret. */
export const diffStatements = (scope: Construct, stages: readonly Stage[]): readonly PolicyStatement[] => [
  allow(
    ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
    ...stages.flatMap((stage) => [
      stackArn(scope, `marcopolo-${stage}`),
      stackArn(scope, `marcopolo-${stage}-data`),
    ]),
  ),
];

/** A stack by its name, whatever its id: that changes when the stack is made anew. */
const stackArn = (scope: Construct, name: string): string =>
  Stack.of(scope).formatArn({ service: 'cloudformation', resource: 'stack', resourceName: `${name}/*` });
