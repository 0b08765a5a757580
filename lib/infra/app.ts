import { join } from 'node:path';
import { App, type AppProps } from 'aws-cdk-lib';
import type { FunctionDefinition } from '../../functions/definition.ts';
import { FUNCTIONS } from '../../functions/registry.ts';
import { bundleFunctions } from '../bundle/bundle-functions.ts';
import { modelNames } from '../bundle/model-names.ts';
import { type Settings, SettingsError } from '../core/settings/settings.ts';
import { bundledCode } from './bundled-code.ts';
import { addCollection } from './collection.ts';
import { refuseUnpinned } from './pinned-models.ts';
import { review } from './review.ts';
import { readSettings } from './settings.ts';
import { addIdentity } from './stacks/identity-stack.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * The CDK app with the whole collection, ready to synthesize. Bundles are made first, side by side,
 * below the app's output folder; synth fails on findings that nobody acknowledged.
 *
 * @throws {SettingsError} when the context holds a value that a setting cannot have.
 * @throws {ModelError} when it is not written down what a model answers.
 * @throws {RangeError} when a bundle is larger than Lambda takes.
 */
export const createApp = async (props: AppProps = {}): Promise<App> => {
  const app = new App(props);
  const settings = readSettings(app.node);
  refuseUnknownModel(settings);
  refuseUnpinned(ROOT);
  const bundles = join(app.outdir, 'bundles');
  await bundleFunctions(FUNCTIONS, {
    root: ROOT,
    folder: bundles,
    target: { platform: 'linux', arch: NODE_ARCH[settings.arch] },
    link: false,
  });
  addCollection(app, settings, ({ name }) => bundledCode(name, join(bundles, name)));
  addIdentity(app, settings);
  review(app, settings);
  return app;
};

const NODE_ARCH = { arm64: 'arm64', x86_64: 'x64' } as const;

const refuseUnknownModel = ({ model }: Settings): void => {
  const wanted = model ?? FUNCTIONS.map(defaultModelOf).find((name) => name !== undefined);
  const known = modelNames(ROOT);
  if (wanted === undefined || known.includes(wanted)) return;
  const allowed =
    known.length > 0 ? `choose one with -c model=…: ${known.join(', ')}` : 'models/ holds none yet';
  throw new SettingsError(`there is no model "${wanted}" in models/; ${allowed}`);
};

const defaultModelOf = ({ environment }: FunctionDefinition): string | undefined => environment.DEFAULT_MODEL;
