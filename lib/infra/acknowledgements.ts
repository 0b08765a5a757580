import type { Settings } from '../core/settings/settings.ts';
import { IDENTITY_ACKNOWLEDGEMENTS } from './identity-acknowledgements.ts';
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
  'marco',
  'polo',
  'change',
  'echo',
  'catalog',
  'check-release',
  'confirm-release',
];

/** All of them; this one is started by a schedule. */
const FUNCTIONS = [...WAITED_FOR, 'reconcile-images'];

/** Queues that take what something other than a queue could not deliver. */
const DEAD_LETTERS = [
  'marcopolo-{stage}-data/Alarms/Undelivered/Resource',
  'marcopolo-{stage}/reconcile-images/Schedule/DeadLetters/Resource',
];

/** Every finding that synth lets pass, and why. One that is not here stops the synth. */
export const ACKNOWLEDGEMENTS: readonly Acknowledgement[] = [
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    at: FUNCTION_ROLES,
    reason:
      'Traces, log deliveries and DetectLabels have no ARN to name; House-NamedResources refuses * with any other action.',
  },
  {
    id: 'Serverless-LambdaStarPermissions',
    at: FUNCTIONS.map((name) => `marcopolo-{stage}/${name}/Role/Resource`),
    reason:
      'Traces and DetectLabels have no ARN to name; House-NamedResources refuses * with any other action.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::marcopolo-{stage}-data:ExportsOutputFnGetAttImagesF8C4E866ArnF0309DFC/*]',
    at: ['marcopolo-{stage}/label-image/Role/Resource'],
    reason: 'Any picture in the images bucket may be the next one to label; the bucket is named.',
  },
  {
    id: 'AwsSolutions-IAM5[Resource::marcopolo-{stage}-data:ExportsOutputFnGetAttLabels00F79655Arn3CB86112/*]',
    at: ['label-image', 'reconcile-images'].map((name) => `marcopolo-{stage}/${name}/Role/Resource`),
    reason: "A result has its picture's key, which whoever uploads chooses; the bucket is named.",
  },
  {
    id: 'AwsSolutions-IAM5[Resource::marcopolo-{stage}-data:ExportsOutputFnGetAttLabels00F79655Arn3CB86112/.claims/*]',
    at: ['marcopolo-{stage}/label-image/Role/Resource'],
    reason: "A claim has its picture's key; it is the one prefix that claims are kept and removed under.",
  },
  {
    id: 'Serverless-LambdaDLQ',
    at: WAITED_FOR.map((name) => `marcopolo-{stage}/${name}/Resource/Resource`),
    reason:
      'Its callers wait for the answer: the API and workflows get the failure, a queue keeps the message.',
  },
  {
    id: 'Serverless-LambdaDLQ',
    at: ['marcopolo-{stage}/reconcile-images/Resource/Resource'],
    reason:
      'A run that fails goes to the failure destination of its asynchronous invocation, which tells more.',
  },
  {
    id: 'Serverless-LambdaEventSourceMappingDestination',
    at: ['marcopolo-{stage}/label-image/Resource/Aliaslive/*/Resource'],
    reason:
      'Mappings of queues have no failure destination: the queue itself redrives to its dead-letter queue.',
  },
  {
    id: 'Serverless-SQSRedrivePolicy',
    at: [...DEAD_LETTERS, 'marcopolo-{stage}-data/label-image-images/DeadLetters/Resource'],
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
  ...RELEASE_ACKNOWLEDGEMENTS,
  ...IDENTITY_ACKNOWLEDGEMENTS,
];
