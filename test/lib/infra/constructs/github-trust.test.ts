import { describe, expect, it } from 'vitest';
import { rolesIn, synthesizeIdentity } from '../identity-template.ts';
import { type Claims, letsIn } from '../trust-evaluator.ts';

const ROLES = rolesIn(synthesizeIdentity().template);

/** What IAM looks at besides `aud` and `sub`, from its list of condition keys for GitHub. */
const SEEN = [
  'aud',
  'sub',
  'actor',
  'actor_id',
  'job_workflow_ref',
  'repository',
  'repository_id',
  'workflow',
  'ref',
  'environment',
  'enterprise_id',
];

const admitted = (claims: Claims, seen = SEEN): readonly string[] =>
  [...ROLES]
    .filter(([, { AssumeRolePolicyDocument }]) =>
      letsIn(
        AssumeRolePolicyDocument.Statement,
        Object.fromEntries(seen.map((name) => [name, claims[name]])),
      ),
    )
    .map(([name]) => name);

const deploying = (environment: string, changed: Claims = {}): Claims => ({
  aud: 'sts.amazonaws.com',
  sub: `repo:octo-org@9919/marcopolo@1296269:environment:${environment}`,
  repository: 'octo-org/marcopolo',
  repository_id: '1296269',
  repository_owner: 'octo-org',
  repository_owner_id: '9919',
  environment,
  ref: 'refs/heads/main',
  job_workflow_ref: 'octo-org/marcopolo/.github/workflows/deploy.yml@refs/heads/main',
  workflow: 'deploy',
  actor: 'octocat',
  ...changed,
});

const pulling = (changed: Claims = {}): Claims => ({
  ...deploying(''),
  environment: undefined,
  sub: 'repo:octo-org@9919/marcopolo@1296269:pull_request',
  ref: 'refs/pull/7/merge',
  job_workflow_ref: 'octo-org/marcopolo/.github/workflows/deploy.yml@refs/pull/7/merge',
  ...changed,
});

describe('the deploy roles let in', () => {
  it.each([
    ['the environment dev', deploying('dev'), ['marcopolo-deploy-dev']],
    ['the environment prod', deploying('prod'), ['marcopolo-deploy-prod']],
    ['a pull request to read', pulling(), ['marcopolo-diff']],
    [
      'a repository from before July 2026, whose subject has no numbers',
      deploying('prod', { sub: 'repo:octo-org/marcopolo:environment:prod' }),
      ['marcopolo-deploy-prod'],
    ],
    [
      'a pull request in such a repository',
      pulling({ sub: 'repo:octo-org/marcopolo:pull_request' }),
      ['marcopolo-diff'],
    ],
  ])('%s', (_, claims, roles) => {
    expect(admitted(claims)).toEqual(roles);
    expect(admitted(claims, [...SEEN, 'repository_owner_id'])).toEqual(roles);
  });
});

/** A repository of somebody else that has, or now has, our name. */
const namesake = { repository_id: '555', repository_owner_id: '777' };

describe('the deploy roles refuse', () => {
  it.each<[string, Claims]>([
    [
      "a fork's own workflow",
      deploying('prod', {
        sub: 'repo:mallory@777/marcopolo@555:environment:prod',
        repository: 'mallory/marcopolo',
        job_workflow_ref: 'mallory/marcopolo/.github/workflows/deploy.yml@refs/heads/main',
        ...namesake,
      }),
    ],
    [
      "a fork's own pull request",
      pulling({ sub: 'repo:mallory@777/marcopolo@555:pull_request', ...namesake }),
    ],
    ["a fork's pull request that has our name", pulling(namesake)],
    [
      'another repository under our old name, numbers and all',
      deploying('prod', { sub: 'repo:octo-org@777/marcopolo@555:environment:prod', ...namesake }),
    ],
    [
      'another repository under our old name, without numbers in its subject',
      deploying('prod', { sub: 'repo:octo-org/marcopolo:environment:prod', ...namesake }),
    ],
    [
      'the repository under a new name, until the stack has it',
      deploying('prod', { sub: 'repo:octo-org@9919/polo@1296269:environment:prod' }),
    ],
    [
      'the organization under a new name, until the stack has it',
      deploying('prod', { sub: 'repo:octo-inc@9919/marcopolo@1296269:environment:prod' }),
    ],
    [
      'the repository in the hands of another owner',
      deploying('prod', {
        sub: 'repo:mallory@777/marcopolo@1296269:environment:prod',
        repository_owner_id: '777',
      }),
    ],
    [
      'another repository of the organization',
      deploying('prod', { sub: 'repo:octo-org@9919/site@31:environment:prod', repository_id: '31' }),
    ],
    ['another environment', deploying('staging')],
    ['an environment in other letters', deploying('PROD')],
    ['an environment whose name begins with ours', deploying('prod-2')],
    [
      'a subject and an environment that disagree',
      deploying('dev', { sub: 'repo:octo-org@9919/marcopolo@1296269:environment:prod' }),
    ],
    [
      'a job without environment on the main branch',
      deploying('', {
        environment: undefined,
        sub: 'repo:octo-org@9919/marcopolo@1296269:ref:refs/heads/main',
      }),
    ],
    ['a subject without its environment claim', deploying('prod', { environment: undefined })],
    ['another branch', deploying('prod', { ref: 'refs/heads/feature' })],
    ['a tag', deploying('prod', { ref: 'refs/tags/main' })],
    ['a pull request that names the environment', deploying('prod', { ref: 'refs/pull/7/merge' })],
    [
      'another workflow',
      deploying('prod', {
        job_workflow_ref: 'octo-org/marcopolo/.github/workflows/ci.yml@refs/heads/main',
      }),
    ],
    [
      'a borrowed workflow',
      deploying('prod', { job_workflow_ref: 'mallory/x/.github/workflows/deploy.yml@refs/heads/main' }),
    ],
    ['another audience', deploying('prod', { aud: 'https://github.com/octo-org' })],
    ['no audience', deploying('prod', { aud: undefined })],
    ['no subject', deploying('prod', { sub: undefined })],
    ['no repository number', deploying('prod', { repository_id: undefined })],
    ['stars for what it is asked', deploying('*', { sub: 'repo:*', repository_id: '*', ref: '*' })],
    [
      'a subject with more behind it',
      deploying('prod', { sub: 'repo:octo-org/marcopolo:environment:prod:x' }),
    ],
    ['an empty token', {}],
  ])('%s', (_, claims) => {
    expect(admitted(claims)).toEqual([]);
  });

  it('another owner number, once IAM sees it', () => {
    const claims = deploying('prod', { repository_owner_id: '777' });
    expect(admitted(claims, [...SEEN, 'repository_owner_id'])).toEqual([]);
  });
});

it('has no wildcard anywhere in what a token must say', () => {
  const conditions = [...ROLES.values()].flatMap(({ AssumeRolePolicyDocument }) =>
    AssumeRolePolicyDocument.Statement.map(({ Condition }) => Condition),
  );
  expect(conditions).toHaveLength(3);
  expect(JSON.stringify(conditions)).not.toMatch(/[*?]|StringLike|ForAllValues/);
});
