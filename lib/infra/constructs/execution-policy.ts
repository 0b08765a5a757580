import { DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { allow, NO_ARN } from './access-statements.ts';

export interface ExecutionPolicyProps {
  readonly policyName: string;
  readonly stages: readonly string[];
}

/**
 * What CloudFormation may do when the CDK deploys, instead of all that an administrator may:
 * `cdk bootstrap --cloudformation-execution-policies <its ARN>`. It has the services of the collection; buckets and
 * roles only by the names that CloudFormation gives those of the stages' stacks, and nothing in the buckets. The
 * roles that deploy have other names.
 */
export class ExecutionPolicy extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { policyName, stages }: ExecutionPolicyProps) {
    super(scope, id);
    const named = (service: string, resource: string) =>
      stages.map((stage) => arnOf(this, service, `${resource}marcopolo-${stage}-*`));
    const policy = new ManagedPolicy(this, 'Resource', {
      managedPolicyName: policyName,
      description: 'What CloudFormation may do for marcopolo.',
      statements: [
        allow(
          WHOLE_SERVICES.map((service) => `${service}:*`),
          NO_ARN,
        ),
        allow(['s3:*'], ...named('s3', '')),
        allow([...KEEP_ROLES], ...named('iam', 'role/')),
        new PolicyStatement({
          actions: ['iam:PassRole'],
          resources: named('iam', 'role/'),
          conditions: { StringEquals: { 'iam:PassedToService': [...ROLE_BEARERS] } },
        }),
        ...this.deploySupport(),
      ],
    });
    this.arn = policy.managedPolicyArn;
  }

  /**
   * Lambda reads the bundles that the CDK put in its bucket with the rights of whoever makes the function; each
   * stack asks for the version of the bootstrap stack first; and the first HTTP API of an account makes API Gateway's
   * own role.
   */
  private deploySupport(): readonly PolicyStatement[] {
    const { account, region } = Stack.of(this);
    const bootstrap = DefaultStackSynthesizer.DEFAULT_QUALIFIER;
    return [
      allow(['s3:GetObject'], arnOf(this, 's3', `cdk-${bootstrap}-assets-${account}-${region}/*`)),
      allow(
        ['ssm:GetParameters'],
        Stack.of(this).formatArn({
          service: 'ssm',
          resource: 'parameter',
          resourceName: `cdk-bootstrap/${bootstrap}/version`,
        }),
      ),
      allow(
        ['iam:CreateServiceLinkedRole'],
        arnOf(this, 'iam', 'role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway'),
      ),
    ];
  }
}

/**
 * Services whose every action is allowed: what CloudFormation calls to make their resources is nowhere written down
 * whole and grows, and many of the resources have no name that is known beforehand.
 */
export const WHOLE_SERVICES = [
  'apigateway',
  'budgets',
  'cloudwatch',
  'codedeploy',
  'kms',
  'lambda',
  'logs',
  'scheduler',
  'sns',
  'sqs',
  'states',
] as const;

/** Making, changing and removing roles with inline policies. Attaching a policy of AWS's is not among it. */
const KEEP_ROLES = [
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:DeleteRolePolicy',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
  'iam:PutRolePolicy',
  'iam:TagRole',
  'iam:UntagRole',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
] as const;

/** Who may be given a role of the collection. */
export const ROLE_BEARERS = [
  'codedeploy.amazonaws.com',
  'lambda.amazonaws.com',
  'scheduler.amazonaws.com',
  'states.amazonaws.com',
] as const;

/** Of what has no Region in its ARN; buckets have no account either. */
const arnOf = (scope: Construct, service: string, resource: string): string =>
  Stack.of(scope).formatArn({
    service,
    region: '',
    resource,
    ...(service === 's3' && { account: '' }),
  });
