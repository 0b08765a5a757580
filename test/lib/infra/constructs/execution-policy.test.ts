import { describe, expect, it } from 'vitest';
import { ROLE_BEARERS } from '../../../../lib/infra/constructs/execution-policy.ts';
import { synthesizeCollection } from '../collection-templates.ts';
import { resolved, synthesizeIdentity } from '../identity-template.ts';
import { isLike } from '../trust-evaluator.ts';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const [policy] = Object.values(synthesizeIdentity().template.findResources('AWS::IAM::ManagedPolicy'));
const STATEMENTS: readonly Statement[] = policy?.Properties.PolicyDocument.Statement;

/** The prefix of a service's actions, where it is not the service's name in resource types. */
const PREFIXES: Readonly<Record<string, string>> = { ApiGatewayV2: 'apigateway', StepFunctions: 'states' };

const templates = ['dev', 'prod'].flatMap((stage) => {
  const { stacks, ...made } = synthesizeCollection({ stage });
  return Object.values(made).map((template) => template.toJSON());
});
const resources: readonly { Type: string; Properties?: Record<string, unknown> }[] = templates.flatMap(
  ({ Resources }) => Object.values(Resources as Record<string, { Type: string }>),
);

const prefixOf = (type: string): string => {
  const service = type.split('::')[1] ?? '';
  return PREFIXES[service] ?? service.toLowerCase();
};

const prefixesUsed = [...new Set(resources.map(({ Type }) => prefixOf(Type)))].toSorted();
const actions = STATEMENTS.flatMap(({ Action }) => [Action].flat());

const resourcesOf = (service: string) =>
  STATEMENTS.filter(({ Action }) =>
    [Action].flat().every((action) => action.startsWith(`${service}:`)),
  ).flatMap(({ Resource }) => [Resource].flat().map(resolved));

describe('the policy of CloudFormation', () => {
  it.each(prefixesUsed)('covers what the collection has of %s', (prefix) => {
    expect(actions.some((action) => action.startsWith(`${prefix}:`))).toBe(true);
  });

  it('has no service that the collection does not use, but for reading the bootstrap version', () => {
    const allowed = [...new Set(actions.map((action) => action.split(':')[0]))];
    expect(allowed.toSorted()).toEqual([...prefixesUsed, 'ssm'].toSorted());
  });

  it('gives no roles of the collection to services other than those that have one', () => {
    const bearers = resources
      .filter(({ Type }) => Type === 'AWS::IAM::Role')
      .flatMap(({ Properties }) =>
        JSON.stringify(Properties?.AssumeRolePolicyDocument).match(/[a-z]+\.amazonaws\.com/g),
      );
    expect([...new Set(bearers)].toSorted()).toEqual([...ROLE_BEARERS]);
  });

  it.each([
    'marcopolo-deploy-dev',
    'marcopolo-deploy-prod',
    'marcopolo-diff',
    'Admin',
    'cdk-hnb659fds-deploy-role-1',
  ])('cannot touch the role %s', (name) => {
    const arn = `arn:aws:iam::111122223333:role/${name}`;
    expect(resourcesOf('iam').filter((pattern) => isLike(arn, pattern))).toEqual([]);
  });

  it('reaches roles and buckets of the stages, and nothing that is in a bucket but the bundles', () => {
    expect(resourcesOf('iam')).toContain('arn:aws:iam::111122223333:role/marcopolo-prod-*');
    expect(resourcesOf('s3').filter((arn) => arn.includes('/'))).toEqual([
      'arn:aws:s3:::cdk-hnb659fds-assets-111122223333-eu-west-1/*',
    ]);
    expect(isLike('arn:aws:s3:::marcopolo-dev-data-images-1x', 'arn:aws:s3:::marcopolo-dev-*')).toBe(true);
  });

  it('attaches no policy of AWS and makes no user', () => {
    expect(
      actions.filter((action) => /Attach(?:Role|User)Policy|CreateUser|iam:\*|^\*/.test(action)),
    ).toEqual([]);
  });

  it('fits into a managed policy', () => {
    expect(JSON.stringify(policy?.Properties.PolicyDocument).length).toBeLessThan(LARGEST_POLICY);
  });
});

/** Characters without white space: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html. */
const LARGEST_POLICY = 6_144;
