import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod';
import type { FunctionDefinition } from '../../functions/definition.ts';
import { FUNCTIONS } from '../../functions/registry.ts';
import { bundleFunctions } from '../../lib/bundle/bundle-functions.ts';
import { targetOf } from '../../lib/bundle/target.ts';
import { addCollection } from '../../lib/infra/collection.ts';
import { readSettings } from '../../lib/infra/settings.ts';
import { functionEnvironment } from '../../lib/local/lambda/function-environment.ts';
import { wikiUrl } from '../../lib/local/wiki/serve-wiki.ts';
import type { EmulatedFunction } from './emulated-function.ts';

const LambdaFunction = z.object({
  Type: z.literal('AWS::Lambda::Function'),
  Properties: z.object({
    Handler: z.string(),
    MemorySize: z.number(),
    Timeout: z.number(),
    LoggingConfig: z.object({ LogFormat: z.string(), ApplicationLogLevel: z.string() }),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  }),
});
type LambdaFunction = z.infer<typeof LambdaFunction>['Properties'];

export interface DeployedFunctionsOptions {
  readonly root: string;
  /** Gets the bundles. */
  readonly folder: string;
  /** Where the functions find AWS: the laptop cloud's `awsUrl`. */
  readonly endpointUrl: string;
}

/**
 * Every function as it would be deployed: the bundle for Linux on this machine's processor, and
 * handler, memory, timeout, logging and variables out of the synthesized template. Where the
 * template only refers to a value, the laptop cloud's stands in, or else the resource's name in the template; its
 * wiki stands in for the encyclopedia.
 *
 * @throws {Error} naming a function that is in no template.
 */
export const deployedFunctions = async (
  options: DeployedFunctionsOptions,
): Promise<readonly EmulatedFunction[]> => {
  const { root, folder } = options;
  const target = targetOf(process.platform, process.arch);
  await bundleFunctions(FUNCTIONS, { root, folder, target, link: false });
  const inTemplate = functionsInTemplate(root);
  return FUNCTIONS.map((definition) => {
    const deployed = inTemplate.get(definition.name);
    if (!deployed) throw new Error(`no template has the function "${definition.name}"`);
    return emulated(definition, deployed, options);
  });
};

/** By the name in their variables; the template itself names none. */
const functionsInTemplate = (root: string): ReadonlyMap<unknown, LambdaFunction> => {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
  const app = new App({ context });
  addCollection(app, readSettings(app.node), () => Code.fromInline('exports.handler = 0;'));
  const resources = app.synth().stacks.flatMap(({ template }) => Object.values(template.Resources));
  return new Map(
    resources.flatMap((resource): [unknown, LambdaFunction][] => {
      const { data } = LambdaFunction.safeParse(resource);
      return data ? [[data.Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME, data.Properties]] : [];
    }),
  );
};

const emulated = (
  definition: FunctionDefinition,
  { Handler, MemorySize, Timeout, LoggingConfig, Environment }: LambdaFunction,
  { folder: bundles, endpointUrl }: DeployedFunctionsOptions,
): EmulatedFunction => {
  const { name } = definition;
  const folder = join(bundles, name);
  const local = functionEnvironment(definition, {
    ...{ taskRoot: folder, endpointUrl, logLevel: 'INFO', compileCache: '', overrides: {} },
    definitions: FUNCTIONS,
  });
  const variables = Object.entries(Environment.Variables).map(([variable, value]) => {
    const literal = typeof value === 'string' ? value : (local[variable] ?? standIn(value));
    return [variable, literal] as const;
  });
  return {
    name,
    folder,
    handler: Handler,
    memoryMiB: MemorySize,
    timeoutSeconds: Timeout,
    variables: {
      AWS_LAMBDA_LOG_FORMAT: LoggingConfig.LogFormat,
      AWS_LAMBDA_LOG_LEVEL: LoggingConfig.ApplicationLogLevel,
      AWS_ENDPOINT_URL: endpointUrl,
      ...Object.fromEntries(variables),
      ...('WIKI_URL' in definition.environment && { WIKI_URL: wikiUrl(endpointUrl) }),
    },
  };
};

const Joined = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });

/** A reference as text: what only AWS will name is called as the template calls it. */
const standIn = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const { data } = Joined.safeParse(value);
  if (data === undefined) return Object.values(Object(value)).flat().join('.');
  const [separator, parts] = data['Fn::Join'];
  return parts.map(standIn).join(separator);
};
