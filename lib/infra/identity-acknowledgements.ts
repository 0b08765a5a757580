import type { Acknowledgement } from './acknowledgements.ts';
import { WHOLE_SERVICES } from './constructs/execution-policy.ts';

/** Several findings with one reason. */
interface Acknowledged {
  readonly at: string;
  readonly reason: string;
  readonly ids: readonly string[];
}

const STACKS = 'arn:<AWS::Partition>:cloudformation:<AWS::Region>:<AWS::AccountId>:stack';
const APIS = 'arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:*/$default/*';
const STAGES = ['dev', 'prod'] as const;

const wildcard = (what: string): string => `AwsSolutions-IAM5[${what}]`;
const resource = (arn: string): string => wildcard(`Resource::${arn}`);

const DEPLOY_ROLES: readonly Acknowledged[] = STAGES.flatMap((stage) => {
  const at = `marcopolo-identity/${stage === 'dev' ? 'Dev' : 'Prod'}/Resource/Resource`;
  return [
    {
      at,
      reason:
        'A stack is named; what the star stands for is the id that CloudFormation gives it anew each time.',
      ids: [resource(`${STACKS}/marcopolo-${stage}/*`)],
    },
    {
      at,
      reason:
        'The smoke test calls the API, whose id is not known before it is deployed; the stage is named.',
      ids: [resource(APIS)],
    },
  ];
});

const DIFF_ROLE: Acknowledged = {
  at: 'marcopolo-identity/Diff/Resource/Resource',
  reason:
    'Stacks are named; what the star stands for is the id that CloudFormation gives them anew each time.',
  ids: STAGES.flatMap((stage) => [
    resource(`${STACKS}/marcopolo-${stage}/*`),
    resource(`${STACKS}/marcopolo-${stage}-data/*`),
  ]),
};

const EXECUTION = 'marcopolo-identity/Execution/Resource/Resource';

const EXECUTION_POLICY: readonly Acknowledged[] = [
  {
    at: EXECUTION,
    reason:
      'CloudFormation makes and removes resources of these services, and had the rights of an administrator otherwise.',
    ids: [
      resource('*'),
      ...[...WHOLE_SERVICES, 's3'].flatMap((service) => [
        wildcard(`Action::${service}:*`),
        `House-NamedResources[${service}:*]`,
      ]),
    ],
  },
  {
    at: EXECUTION,
    reason: "CloudFormation ends the names of buckets and roles as it likes; they begin with their stack's.",
    ids: STAGES.flatMap((stage) => [
      resource(`arn:<AWS::Partition>:s3:::marcopolo-${stage}-*`),
      resource(`arn:<AWS::Partition>:iam::<AWS::AccountId>:role/marcopolo-${stage}-*`),
    ]),
  },
  {
    at: EXECUTION,
    reason: 'The bundles in the bucket of the CDK are named by their hashes.',
    ids: [resource('arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*')],
  },
];

/** The findings in the stack of deploy roles that synth lets pass. */
export const IDENTITY_ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  ...DEPLOY_ROLES,
  DIFF_ROLE,
  ...EXECUTION_POLICY,
].flatMap(({ at, reason, ids }) => ids.map((id) => ({ id, at: [at], reason })));
