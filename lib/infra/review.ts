import { type App, CfnResource, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { Settings } from '../core/settings/settings.ts';
import { ACKNOWLEDGEMENTS, type Acknowledgement } from './acknowledgements.ts';
import { HousePack } from './house-rules/house-pack.ts';

/**
 * Has synth check every resource against the packs AwsSolutions, Serverless and House, and fail on a
 * finding that no acknowledgement names. Call it when the app is whole.
 */
export const review = (app: App, settings: Settings): void => {
  const { stage } = settings;
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new ServerlessChecks(app),
    new HousePack(app, stage),
  );
  const entries = ACKNOWLEDGEMENTS.filter(({ when }) => when?.(settings) ?? true).map((entry) =>
    inStage(entry, stage),
  );
  for (const resource of app.node.findAll().filter((node) => CfnResource.isCfnResource(node))) {
    const found = entries.filter(({ at }) => at.some((path) => isAt(resource, path)));
    Validations.of(resource).acknowledge(...found.map(({ id, reason }) => ({ id, reason })));
  }
};

const inStage = ({ id, at, reason }: Acknowledgement, stage: string): Acknowledgement => ({
  id: id.replaceAll('{stage}', stage),
  at: at.map((path) => path.replaceAll('{stage}', stage)),
  reason,
});

/** A `*` in a path is any text without a slash. */
const isAt = ({ node }: CfnResource, path: string): boolean =>
  new RegExp(`^${path.split('*').map(RegExp.escape).join('[^/]+')}$`).test(node.path);
