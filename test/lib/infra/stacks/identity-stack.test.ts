import { App, CfnResource } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { review } from '../../../../lib/infra/review.ts';
import { readSettings } from '../../../../lib/infra/settings.ts';
import { addIdentity } from '../../../../lib/infra/stacks/identity-stack.ts';
import { flags, synthesizeCollection } from '../collection-templates.ts';
import { REPOSITORY, resolved, rolesIn, synthesizeIdentity } from '../identity-template.ts';

const { stack, template } = synthesizeIdentity();
const ROLES = rolesIn(template);

const bootstrapRole = (name: string) =>
  `arn:aws:iam::111122223333:role/cdk-hnb659fds-${name}-role-111122223333-eu-west-1`;
const stackArn = (name: string) => `arn:aws:cloudformation:eu-west-1:111122223333:stack/${name}/*`;
const APIS = 'arn:aws:execute-api:eu-west-1:111122223333:*/$default/*';

const deploysAndTries = (stage: string) => [
  ...['deploy', 'file-publishing', 'image-publishing', 'lookup'].map(
    (name) => `sts:AssumeRole on ${bootstrapRole(name)}`,
  ),
  `cloudformation:DescribeStacks on ${stackArn(`marcopolo-${stage}`)}`,
  `execute-api:Invoke on ${APIS}`,
];

const reads = (name: string) =>
  ['DescribeStacks', 'GetTemplate'].map((action) => `cloudformation:${action} on ${stackArn(name)}`);

/** All that each role may do. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'marcopolo-deploy-dev': deploysAndTries('dev'),
  'marcopolo-deploy-prod': deploysAndTries('prod'),
  'marcopolo-diff': ['marcopolo-dev', 'marcopolo-dev-data', 'marcopolo-prod', 'marcopolo-prod-data'].flatMap(
    reads,
  ),
};

const allowedTo = (name: string): readonly string[] =>
  (ROLES.get(name)?.Policies ?? [])
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap(({ Action, Resource }) =>
      [Action]
        .flat()
        .flatMap((action) => [Resource].flat().map((resource) => `${action} on ${resolved(resource)}`)),
    )
    .toSorted();

describe('IdentityStack', () => {
  it.each(Object.entries(ALLOWED))('lets %s do what its table says and nothing else', (name, allowed) => {
    expect(allowedTo(name)).toEqual([...allowed].toSorted());
  });

  it('has those roles and no other, for an hour at a time', () => {
    expect([...ROLES.keys()].toSorted()).toEqual(Object.keys(ALLOWED).toSorted());
    expect([...ROLES.values()].map(({ MaxSessionDuration }) => MaxSessionDuration)).toEqual([
      3600, 3600, 3600,
    ]);
  });

  it('reads the templates of the stacks that there are', () => {
    const names = ['dev', 'prod'].flatMap((stage) =>
      Object.values(synthesizeCollection({ stage }).stacks).map(({ stackName }) => stackName),
    );
    expect(names.flatMap(reads).toSorted()).toEqual(allowedTo('marcopolo-diff'));
  });

  it('makes the identity provider without code of its own, or takes the one that is there', () => {
    template.hasResourceProperties('AWS::IAM::OIDCProvider', {
      Url: 'https://token.actions.githubusercontent.com',
      ClientIdList: ['sts.amazonaws.com'],
    });
    template.resourceCountIs('AWS::Lambda::Function', 0);
    const existing = synthesizeIdentity({ githubProvider: 'existing' }).template;
    existing.resourceCountIs('AWS::IAM::OIDCProvider', 0);
    expect(JSON.stringify(existing.findResources('AWS::IAM::Role'))).toContain(
      ':oidc-provider/token.actions.githubusercontent.com',
    );
  });

  it('has a role for each stage that may be deployed to the account, and no other', () => {
    const { template: prodAlone } = synthesizeIdentity({ githubStages: 'prod' });
    expect([...rolesIn(prodAlone).keys()].toSorted()).toEqual(['marcopolo-deploy-prod', 'marcopolo-diff']);
    expect(JSON.stringify(prodAlone.toJSON())).not.toContain('marcopolo-dev');
  });

  it('needs nothing of the bootstrap stack, fits into one request and cannot be deleted by mistake', () => {
    expect(template.toJSON()).not.toHaveProperty('Parameters');
    expect(JSON.stringify(template.toJSON(), null, 1).length).toBeLessThan(LARGEST_BODY);
    expect(stack.terminationProtection).toBe(true);
  });

  it('tells the ARNs to write into the settings of the repository', () => {
    expect(Object.keys(template.toJSON().Outputs)).toEqual([
      'DevRoleArn',
      'ProdRoleArn',
      'DiffRoleArn',
      'ExecutionPolicyArn',
    ]);
  });

  it('passes the review that every synth gets', () => {
    const app = new App({ context: { ...flags(), ...REPOSITORY } });
    const settings = readSettings(app.node);
    addIdentity(app, settings);
    review(app, settings);
    expect(app.node.findAll().filter((node) => CfnResource.isCfnResource(node))).toHaveLength(5);
    expect(() => app.synth()).not.toThrow();
  });

  it('is not there unless the settings name a repository', () => {
    const app = new App({ context: flags() });
    expect(addIdentity(app, readSettings(app.node))).toBeUndefined();
  });
});

/** Bytes of a template that CloudFormation takes without a bucket to read it from. */
const LARGEST_BODY = 51_200;
