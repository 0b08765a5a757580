import { type CfnResource, Stack } from 'aws-cdk-lib';
import { CfnManagedPolicy, CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import type { HouseRule } from './house-rule.ts';

/** Actions that AWS authorizes on no resource in particular, and those of traces and log deliveries. */
const NO_ARN: ReadonlySet<string> = new Set([
  'rekognition:DetectLabels',
  'comprehend:DetectDominantLanguage',
  'comprehend:DetectSentiment',
  'comprehend:DetectEntities',
  'comprehend:DetectKeyPhrases',
  'comprehend:DetectPiiEntities',
  'comprehend:DetectSyntax',
  'comprehend:BatchDetectDominantLanguage',
  'comprehend:BatchDetectSentiment',
  'comprehend:BatchDetectEntities',
  'comprehend:BatchDetectKeyPhrases',
  'comprehend:BatchDetectSyntax',
  'translate:TranslateText',
  'cloudwatch:GetMetricData',
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
]);

/** These have no ARN either, but a condition narrows them. */
const NO_ARN_WITH_CONDITION: Readonly<Record<string, string>> = {
  'cloudwatch:PutMetricData': 'cloudwatch:namespace',
};

interface Statement {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
}

export const namedResources: HouseRule = {
  name: 'NamedResources',
  promise:
    'A role is allowed actions by name, on resources by name; "*" stands for a resource only with actions that have no ARN. Name the action and the resource.',
  problemsOf: (resource) =>
    statementsOf(resource)
      .filter(({ Effect }) => Effect === 'Allow')
      .flatMap(problemsIn),
};

const problemsIn = ({ Action = [], NotAction, Resource, NotResource, Condition }: Statement): string[] => {
  if (NotAction !== undefined || NotResource !== undefined) return ['all but what is named'];
  const onAnything = [Resource].flat().includes('*');
  const conditions = JSON.stringify(Condition ?? {});
  return [Action].flat().flatMap((action) => {
    if (action.includes('*')) return [action];
    const condition = NO_ARN_WITH_CONDITION[action];
    const mayBeAnything =
      condition === undefined ? NO_ARN.has(action) : conditions.includes(`"${condition}"`);
    return onAnything && !mayBeAnything ? [`${action} on *`] : [];
  });
};

const statementsOf = (resource: CfnResource): readonly Statement[] =>
  documentsOf(resource).flatMap((document) => Stack.of(resource).resolve(document).Statement);

const documentsOf = (resource: CfnResource): readonly unknown[] => {
  if (resource instanceof CfnPolicy || resource instanceof CfnManagedPolicy) return [resource.policyDocument];
  if (!(resource instanceof CfnRole)) return [];
  const policies: readonly CfnRole.PolicyProperty[] = Stack.of(resource).resolve(resource.policies) ?? [];
  return policies.map(({ policyDocument }) => policyDocument);
};
