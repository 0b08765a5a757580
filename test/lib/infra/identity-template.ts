import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { readSettings } from '../../../lib/infra/settings.ts';
import { addIdentity } from '../../../lib/infra/stacks/identity-stack.ts';
import { flags } from './collection-templates.ts';
import type { Statement } from './grants.ts';
import type { TrustStatement } from './trust-evaluator.ts';

/** A repository as GitHub numbers it. */
export const REPOSITORY = {
  githubRepository: 'octo-org/marcopolo',
  githubRepositoryId: '1296269',
  githubOwnerId: '9919',
} as const;

/** The stack of deploy roles alone. */
export const synthesizeIdentity = (context: Readonly<Record<string, string>> = {}) => {
  const app = new App({ context: { ...flags(), ...REPOSITORY, ...context } });
  const stack = addIdentity(app, readSettings(app.node));
  if (!stack) throw new TypeError('the settings name a repository, so there must be a stack');
  return { stack, template: Template.fromStack(stack) };
};

interface Role {
  readonly RoleName: string;
  readonly MaxSessionDuration: number;
  readonly AssumeRolePolicyDocument: { readonly Statement: readonly TrustStatement[] };
  readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
}

/** The roles of the stack by name. */
export const rolesIn = (template: Template): ReadonlyMap<string, Role> =>
  new Map(
    Object.values(template.findResources('AWS::IAM::Role')).map(({ Properties }) => [
      Properties.RoleName,
      Properties,
    ]),
  );

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::AccountId': '111122223333',
  'AWS::Region': 'eu-west-1',
};

/** An ARN of the template in account 111122223333 and Region eu-west-1. */
export const resolved = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const join = (value as { readonly 'Fn::Join'?: readonly [string, readonly unknown[]] })['Fn::Join'];
  if (join) return join[1].map(resolved).join(join[0]);
  const name = (value as { readonly Ref?: string }).Ref ?? '';
  const found = PSEUDO[name];
  if (found === undefined) throw new RangeError(`nothing is known of ${JSON.stringify(value)}`);
  return found;
};
