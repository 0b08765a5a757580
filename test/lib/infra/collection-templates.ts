import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { addCollection } from '../../../lib/infra/collection.ts';
import { readSettings } from '../../../lib/infra/settings.ts';

const CDK_JSON = join(import.meta.dirname, '../../../cdk.json');

/** The flags that every synth of the project runs with. */
export const flags = (): Record<string, unknown> => JSON.parse(readFileSync(CDK_JSON, 'utf8')).context;

/** Both stacks with code that does nothing, for tests that the bundles do not matter to. */
export const synthesizeCollection = (context: Readonly<Record<string, string>> = {}) => {
  const app = new App({ context: { ...flags(), ...context } });
  const code = () => Code.fromInline('exports.handler = async () => undefined;');
  const { data, service } = addCollection(app, readSettings(app.node), code);
  return { stacks: { data, service }, data: Template.fromStack(data), service: Template.fromStack(service) };
};
