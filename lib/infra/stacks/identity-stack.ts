import {
  BootstraplessSynthesizer,
  CfnOutput,
  type IStackSynthesizer,
  Stack,
  type StackProps,
  Tags,
} from 'aws-cdk-lib';
import { OidcProviderNative } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Settings } from '../../core/settings/settings.ts';
import { deployStatements, diffStatements, smokeTestStatements } from '../constructs/deploy-statements.ts';
import { ExecutionPolicy } from '../constructs/execution-policy.ts';
import { GithubRole } from '../constructs/github-role.ts';
import {
  deploysTo,
  GITHUB_AUDIENCE,
  GITHUB_ISSUER,
  type GithubRepository,
  pullRequests,
} from '../constructs/github-trust.ts';

export interface IdentityStackProps extends StackProps {
  readonly repository: GithubRepository;
  readonly settings: Pick<Settings, 'githubProvider' | 'githubStages'>;
}

/**
 * Who may deploy from GitHub: a role for each stage and one that reads templates for pull requests,
 * with no key stored anywhere; and the policy that CloudFormation gets in `cdk bootstrap`. An administrator deploys
 * it, before bootstrapping and never from CI: it needs nothing of the bootstrap stack, and nothing that CI may do
 * can change it.
 */
export class IdentityStack extends Stack {
  constructor(scope: Construct, id: string, { repository, settings, ...props }: IdentityStackProps) {
    const synthesizer = new BootstraplessSynthesizer() as IStackSynthesizer;
    super(scope, id, { ...props, synthesizer, terminationProtection: true });
    const { githubProvider, githubStages } = settings;
    /** It serves every stage. */
    Tags.of(this).remove('stage');
    const providerArn = githubProvider === 'new' ? this.createProvider() : this.existingProvider();
    for (const stage of githubStages) {
      const role = new GithubRole(this, TITLES[stage], {
        roleName: `marcopolo-deploy-${stage}`,
        description: `Deploys marcopolo, stage ${stage}, from the environment ${stage} of ${repository.name}.`,
        providerArn,
        trust: deploysTo(stage, repository),
        statements: [...deployStatements(this), ...smokeTestStatements(this, stage)],
      });
      new CfnOutput(this, `${TITLES[stage]}RoleArn`, { value: role.roleArn });
    }
    const diff = new GithubRole(this, 'Diff', {
      roleName: 'marcopolo-diff',
      description: `Reads marcopolo's templates for pull requests of ${repository.name}.`,
      providerArn,
      trust: pullRequests(repository),
      statements: diffStatements(this, githubStages),
    });
    new CfnOutput(this, 'DiffRoleArn', { value: diff.roleArn });
    const policy = new ExecutionPolicy(this, 'Execution', {
      policyName: 'marcopolo-execution',
      stages: githubStages,
    });
    new CfnOutput(this, 'ExecutionPolicyArn', { value: policy.arn });
  }

  /** IAM fetches the issuer's certificates by itself, so none is pinned. */
  private createProvider(): string {
    return new OidcProviderNative(this, 'Provider', {
      url: `https://${GITHUB_ISSUER}`,
      clientIds: [GITHUB_AUDIENCE],
    }).oidcProviderArn;
  }

  private existingProvider(): string {
    return this.formatArn({
      service: 'iam',
      region: '',
      resource: 'oidc-provider',
      resourceName: GITHUB_ISSUER,
    });
  }
}

const TITLES = { dev: 'Dev', prod: 'Prod' } as const satisfies Record<Settings['stage'], string>;

/** The stack, where the settings name a repository. */
export const addIdentity = (scope: Construct, settings: Settings): IdentityStack | undefined => {
  const { githubRepository: name, githubRepositoryId: id, githubOwnerId: ownerId } = settings;
  if (name === undefined || id === undefined || ownerId === undefined) return undefined;
  return new IdentityStack(scope, 'marcopolo-identity', {
    repository: { name, id, ownerId },
    settings,
    description: `marcopolo: who may deploy it from ${name}.`,
  });
};
