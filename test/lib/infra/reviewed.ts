import { App, CfnResource, type IPolicyValidationPlugin, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks, type NagPack, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { Settings } from '../../../lib/core/settings/settings.ts';
import { addCollection } from '../../../lib/infra/collection.ts';
import { HousePack } from '../../../lib/infra/house-rules/house-pack.ts';
import { review } from '../../../lib/infra/review.ts';
import { readSettings } from '../../../lib/infra/settings.ts';
import { addIdentity } from '../../../lib/infra/stacks/identity-stack.ts';
import { flags } from './collection-templates.ts';

export type Context = Readonly<Record<string, string>>;

/** What differs between the apps that deployers can make, as far as policies and routes go. */
export const CONTEXTS: Readonly<Record<string, Context>> = {
  'stage dev': {},
  'stage prod': { stage: 'prod', arch: 'x86_64' },
  'the open API': { auth: 'none' },
  tokens: { stage: 'prod', auth: 'jwt', jwtIssuer: 'https://id.example.com', jwtAudience: 'me' },
  'pages of an origin': { corsOrigins: 'https://app.example.com' },
  'no reserves and an address for alarms': { reservedConcurrency: 'off', alarmEmail: 'me@example.com' },
  'a repository that deploys': {
    githubRepository: 'owner/name',
    githubRepositoryId: '1',
    githubOwnerId: '2',
  },
};

const appWith = (context: Context): { app: App; settings: Settings } => {
  const app = new App({ context: { ...flags(), ...context } });
  const settings = readSettings(app.node);
  addCollection(app, settings, () => Code.fromInline('exports.handler = async () => undefined;'));
  addIdentity(app, settings);
  return { app, settings };
};

/** The collection as synth reviews it. */
export const reviewedApp = (context: Context): App => {
  const { app, settings } = appWith(context);
  review(app, settings);
  return app;
};

/** Every finding of the packs, as `path: id`, before anything is acknowledged. */
export const findingsIn = (context: Context): readonly string[] => {
  const { app, settings } = appWith(context);
  app.synth();
  const packs: readonly (NagPack & IPolicyValidationPlugin)[] = [
    new AwsSolutionsChecks(app),
    new ServerlessChecks(app),
    new HousePack(app, settings.stage),
  ];
  return packs
    .flatMap((pack) => pack.validateScope(app).violations)
    .flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${constructPath}: ${ruleName}`),
    )
    .toSorted();
};

export interface Acknowledged {
  readonly on: IConstruct;
  readonly id: string;
  readonly reason: string;
}

/** Every acknowledgement anywhere in the tree, whoever made it. */
export const acknowledgedIn = (app: App): readonly Acknowledged[] =>
  app.node.findAll().flatMap((on) =>
    on.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries<string>(data))
      .map(([id, reason]) => ({ on, id: id.replace(/^annotation::/i, ''), reason })),
  );

export const isResource = (construct: IConstruct): boolean => CfnResource.isCfnResource(construct);
