import type { Conditions } from 'aws-cdk-lib/aws-iam';

/** A repository by its name, which may change hands, and by its numbers, which never do. */
export interface GithubRepository {
  /** `owner/name`. */
  readonly name: string;
  readonly id: string;
  readonly ownerId: string;
}

/** Where GitHub signs the tokens of workflow runs. */
export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/** Whom the tokens must be for: what `aws-actions/configure-aws-credentials` asks GitHub to write in. */
export const GITHUB_AUDIENCE = 'sts.amazonaws.com';

/** The workflow that deploys, and the branch it deploys from. */
const WORKFLOW = '.github/workflows/deploy.yml';
const BRANCH = 'refs/heads/main';

/** Jobs of the deploying workflow, run on the main branch, in one environment of the repository. */
export const deploysTo = (environment: string, repository: GithubRepository): Conditions => ({
  ...comesFrom(repository, `environment:${environment}`, {
    environment,
    ref: BRANCH,
    job_workflow_ref: `${repository.name}/${WORKFLOW}@${BRANCH}`,
  }),
});

/** Jobs that a pull request starts. GitHub gives those of a fork no token to ask with. */
export const pullRequests = (repository: GithubRepository): Conditions =>
  comesFrom(repository, 'pull_request', {});

/**
 * Every value is whole: none has a wildcard. IAM looks at the claims listed in
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif.
 * The owner's number is not among them, so its condition counts only where IAM learns to see it; the
 * subject, and GitHub's promise never to use a repository's number twice, hold the owner until then.
 */
const comesFrom = (
  repository: GithubRepository,
  context: string,
  claims: Readonly<Record<string, string>>,
): Conditions => ({
  StringEquals: keyed({
    aud: GITHUB_AUDIENCE,
    sub: subjects(repository, context),
    repository_id: repository.id,
    ...claims,
  }),
  StringEqualsIfExists: keyed({ repository_owner_id: repository.ownerId }),
});

const keyed = (claims: Readonly<Record<string, string | readonly string[]>>) =>
  Object.fromEntries(Object.entries(claims).map(([claim, value]) => [`${GITHUB_ISSUER}:${claim}`, value]));

/**
 * A run's subject as GitHub writes it for repositories made, renamed or moved since July 2026, with the
 * numbers in it, and for older ones, without.
 */
const subjects = ({ name, id, ownerId }: GithubRepository, context: string): readonly string[] => {
  const [owner, repository] = name.split('/');
  return [`repo:${owner}@${ownerId}/${repository}@${id}:${context}`, `repo:${name}:${context}`];
};
