import { Duration } from 'aws-cdk-lib';
import {
  type Conditions,
  PolicyDocument,
  type PolicyStatement,
  Role,
  WebIdentityPrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export interface GithubRoleProps {
  /** Known beforehand, so that it can be written into the settings of the repository. */
  readonly roleName: string;
  readonly description: string;
  /** The account's identity provider for GitHub. */
  readonly providerArn: string;
  /** What a token must say. */
  readonly trust: Conditions;
  /** All that the role may do. */
  readonly statements: readonly PolicyStatement[];
}

/** A role for runs of GitHub workflows, for an hour at most, with inline rights and no others. */
export class GithubRole extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: GithubRoleProps) {
    super(scope, id);
    const { roleName, description, providerArn, trust, statements } = props;
    const role = new Role(this, 'Resource', {
      roleName,
      description,
      assumedBy: new WebIdentityPrincipal(providerArn, trust),
      maxSessionDuration: Duration.hours(1),
      inlinePolicies: { Own: new PolicyDocument({ statements: [...statements] }) },
    });
    this.roleArn = role.roleArn;
  }
}
