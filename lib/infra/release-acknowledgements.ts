import type { Acknowledgement } from './acknowledgements.ts';

/** The functions behind the API, by their logical ids. */
const RELEASED = [
  'predictE82E197E',
  'analyzetext926A2FB2',
  'redact1C34EF0A',
  'sentimentAE1EF40F',
  'translate6A8D1827',
  'summarizepage59916E6C',
  'pipelineruns0F21EB64',
  'changeA3CCBC52',
  'echoDF2ECD84',
  'catalog2F836C49',
];

const BEFORE = 'marcopolo-{stage}/check-release/Role/Resource';
const AFTER = 'marcopolo-{stage}/confirm-release/Role/Resource';
const CODE_DEPLOY = 'marcopolo-{stage}/Watch/Releases/Role/Resource';

const IN_THIS_ACCOUNT = '<AWS::Region>:<AWS::AccountId>';

/** The findings in what releases functions that synth lets pass. */
export const RELEASE_ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  ...RELEASED.map((id) => ({
    id: `AwsSolutions-IAM5[Resource::<${id}.Arn>:*]`,
    at: [BEFORE, CODE_DEPLOY],
    reason: 'A version has no number before it is made; the function is named.',
  })),
  {
    id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:codedeploy:${IN_THIS_ACCOUNT}:deploymentgroup:<WatchReleasesApplicationACFA269E>/*]`,
    at: [BEFORE, AFTER],
    reason: 'The groups of one application, one for each function behind the API; each calls this hook.',
  },
  {
    id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudwatch:${IN_THIS_ACCOUNT}:alarm:*]`,
    at: [AFTER, CODE_DEPLOY],
    reason: 'Reading alarms is authorized for all of the account or none; it is reading.',
  },
];
