import { describe, expect, it } from 'vitest';
import { synthesizeCollection } from './collection-templates.ts';
import { allowances, type Statement } from './resource-words.ts';

const { data, service } = synthesizeCollection();

const ownLog = (role: string) => [`logs:CreateLogStream on ${role}Log`, `logs:PutLogEvents on ${role}Log`];
const TRACES = ['xray:PutTelemetryRecords on *', 'xray:PutTraceSegments on *'];

/** All that each role may do. Whoever adds to a function's rights adds here, knowing it. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  predict: [...ownLog('predict'), ...TRACES],
  marco: [...ownLog('marco'), ...TRACES],
  polo: [...ownLog('polo'), ...TRACES],
  change: [...ownLog('change'), ...TRACES],
  echo: [...ownLog('echo'), ...TRACES],
  catalog: [...ownLog('catalog'), ...TRACES],
  labelimage: [
    ...ownLog('labelimage'),
    ...TRACES,
    'rekognition:DetectLabels on *',
    's3:GetObject on Images/*',
    's3:GetObject on Labels/*',
    's3:GetObjectVersion on Images/*',
    's3:GetObjectVersion on Labels/*',
    's3:ListBucket on Images',
    's3:ListBucket on Labels',
    's3:PutObject on Labels/*',
    'sqs:DeleteMessage on labelimageimages',
    'sqs:GetQueueAttributes on labelimageimages',
    'sqs:ReceiveMessage on labelimageimages',
  ],
  marcopolo: [
    ...TRACES,
    'lambda:InvokeFunction on marcoAliaslive',
    'lambda:InvokeFunction on poloAliaslive',
    'logs:CreateLogDelivery on *',
    'logs:DeleteLogDelivery on *',
    'logs:DescribeLogGroups on *',
    'logs:DescribeResourcePolicies on *',
    'logs:GetLogDelivery on *',
    'logs:ListLogDeliveries on *',
    'logs:PutResourcePolicy on *',
    'logs:UpdateLogDelivery on *',
    'xray:GetSamplingRules on *',
    'xray:GetSamplingTargets on *',
  ],
};

interface Role {
  readonly Properties: {
    readonly Policies?: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
    readonly ManagedPolicyArns?: unknown;
  };
}

const ROLES = new Map<string, Role['Properties']>(
  Object.entries(service.findResources('AWS::IAM::Role')).map(([id, role]) => [
    id.replace(/Role[0-9A-F]{8}$/, ''),
    role.Properties,
  ]),
);
const allowedTo = (role: string): readonly string[] =>
  allowances((ROLES.get(role)?.Policies ?? []).flatMap(({ PolicyDocument }) => PolicyDocument.Statement));

describe('the rights of the collection', () => {
  it('has one role for each function and workflow, and no other', () => {
    expect([...ROLES.keys()].sort()).toEqual(Object.keys(ALLOWED).sort());
    expect(Object.keys(data.findResources('AWS::IAM::Role'))).toEqual([]);
  });

  it.each(Object.entries(ALLOWED))('lets %s do what its table says and nothing else', (role, allowed) => {
    expect(allowedTo(role)).toEqual([...allowed].sort());
  });

  it('allows no action by wildcard', () => {
    const actions = [...ROLES.keys()].flatMap(allowedTo).map((allowance) => allowance.split(' on ')[0]);
    expect(actions.filter((action) => action?.includes('*'))).toEqual([]);
  });

  it('takes no policy from AWS and attaches none beside the roles', () => {
    expect([...ROLES.values()].filter(({ ManagedPolicyArns }) => ManagedPolicyArns !== undefined)).toEqual(
      [],
    );
    service.resourceCountIs('AWS::IAM::Policy', 0);
    service.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
    data.resourceCountIs('AWS::IAM::Policy', 0);
  });
});
