import type { Settings } from '../core/settings/settings.ts';
import { IDENTITY_ACKNOWLEDGEMENTS } from './identity-acknowledgements.ts';
import { OBJECT_ACKNOWLEDGEMENTS } from './object-acknowledgements.ts';
import { RELEASE_ACKNOWLEDGEMENTS } from './release-acknowledgements.ts';

/** A finding of cdk-nag that is as it should be, on the resources it may be found on and no others. */
export interface Acknowledgement {
  /** The finding, as synth names it. `{stage}` stands for the stage. */
  readonly id: string;
  /** Paths of resources; `*` stands for anything but a slash, `{stage}` for the stage. */
  readonly at: readonly string[];
  readonly reason: string;
  /** @default always */
  readonly when?: (settings: Settings) => boolean;
}

const FUNCTION_ROLES = ['marcopolo-{stage}/*/Role/Resource'];

/** Functions that nothing invokes asynchronously, so that there is no event that Lambda could drop. */
const WAITED_FOR = [
  'predict',
  'label-image',
  'analyze-text',
  'redact',
  'sentiment',
  'translate',
  'summarize-page',
  'produce-names',
  'consume-names',
  'gather-outcomes',
  'marco',
  'polo',
  'change',
  'echo',
  'catalog',
  'check-release',
  'confirm-release',
];

/** Functions that a schedule starts. */
const SCHEDULED = ['reconcile-images', 'reconcile-texts', 'pipeline-runs', 'collect'];

/** Queues that feed functions, as the data stack calls them. */
const FED = { 'label-image': 'images', 'analyze-text': 'texts', 'consume-names': 'names' } as const;

/** Queues that take what something other than a queue could not deliver. */
const DEAD_LETTERS = [
  'marcopolo-{stage}-data/Alarms/Undelivered/Resource',
  ...SCHEDULED.map((name) => `marcopolo-{stage}/${name}/Schedule/DeadLetters/Resource`),
];

/** Every finding that synth lets pass, and why. One that is not here stops the synth. */
export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    at: FUNCTION_ROLES,
    reason:
      'Traces, log deliveries and calls of AI services have no ARN to name; House-NamedResources refuses * with any other action.',
  },
  {
    id: 'Serverless-LambdaStarPermissions',
    at: [...WAITED_FOR, ...SCHEDULED].map((name) => `marcopolo-{stage}/${name}/Role/Resource`),
    reason:
      'Traces and calls of AI services have no ARN to name; House-NamedResources refuses * with any other action.',
  },
  {
    id: 'Serverless-LambdaDLQ',
    at: WAITED_FOR.map((name) => `marcopolo-{stage}/${name}/Resource/Resource`),
    reason:
      'Its callers wait for the answer: the API and workflows get the failure, a queue keeps the message.',
  },
  {
    id: 'Serverless-LambdaDLQ',
    at: SCHEDULED.map((name) => `marcopolo-{stage}/${name}/Resource/Resource`),
    reason:
      'A run that fails goes to the failure destination of its asynchronous invocation, which tells more.',
  },
  {
    id: 'Serverless-LambdaEventSourceMappingDestination',
    at: Object.keys(FED).map((name) => `marcopolo-{stage}/${name}/Resource/Aliaslive/*/Resource`),
    reason:
      'Mappings of queues have no failure destination: the queue itself redrives to its dead-letter queue.',
  },
  {
    id: 'Serverless-SQSRedrivePolicy',
    at: [
      ...DEAD_LETTERS,
      ...Object.entries(FED).map(
        ([name, fed]) => `marcopolo-{stage}-data/${name}-${fed}/DeadLetters/Resource`,
      ),
    ],
    reason: 'It is the end of the line: a dead-letter queue.',
  },
  {
    id: 'AwsSolutions-SQS3',
    at: DEAD_LETTERS,
    reason:
      'It is a dead-letter queue, of a schedule and of a subscription, where the rule looks for queues only.',
  },
  {
    id: 'AwsSolutions-APIG4',
    at: ['GET', 'POST', 'ANY'].map((method) => `marcopolo-{stage}/Api/${method} */Resource`),
    reason: 'The deployer chose -c auth=none, which only stage dev takes, and was warned at synth.',
    when: ({ auth }) => auth === 'none',
  },
  {
    id: 'AwsSolutions-APIG4',
    at: ['marcopolo-{stage}/Api/OPTIONS |/Resource', 'marcopolo-{stage}/Api/OPTIONS |{proxy+}/Resource'],
    reason:
      'Browsers send preflight requests without credentials; the routes answer nothing but who may call.',
    when: ({ auth, corsOrigins }) => auth !== 'none' && corsOrigins !== undefined,
  },
  {
    id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<textpipeline6DAA0CF9.Name>:*]',
    at: ['marcopolo-{stage}/pipeline-runs/Role/Resource'],
    reason: 'An execution has no name before it is started; the workflow is named.',
  },
  ...OBJECT_ACKNOWLEDGEMENTS,
  ...RELEASE_ACKNOWLEDGEMENTS,
  ...IDENTITY_ACKNOWLEDGEMENTS,
];
