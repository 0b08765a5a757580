import { type App, Tags } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionDefinition } from '../../functions/definition.ts';
import { FUNCTIONS } from '../../functions/registry.ts';
import type { Settings } from '../core/settings/settings.ts';
import { refuseUnsound } from './function-rules.ts';
import { DataStack } from './stacks/data-stack.ts';
import { ServiceStack } from './stacks/service-stack.ts';
import { stageTags } from './stage-tags.ts';

export interface Collection {
  readonly data: DataStack;
  readonly service: ServiceStack;
}

/**
 * Adds the collection to an app: one stack that holds data and one that computes, so that no change
 * of code can replace a bucket. Nothing is looked up in an account.
 */
export const addCollection = (
  app: App,
  settings: Settings,
  codeOf: (definition: FunctionDefinition) => Code,
): Collection => {
  FUNCTIONS.forEach(refuseUnsound);
  const { stage } = settings;
  const name = `marcopolo-${stage}`;
  const terminationProtection = stage === 'prod';
  const data = new DataStack(app, `${name}-data`, {
    settings,
    terminationProtection,
    description: `marcopolo (${stage}): buckets and the queues they notify.`,
  });
  const service = new ServiceStack(app, name, {
    settings,
    data,
    codeOf,
    terminationProtection,
    description: `marcopolo (${stage}): functions, API and workflows.`,
  });
  for (const [key, value] of Object.entries(stageTags(settings))) Tags.of(app).add(key, value);
  return { data, service };
};
