import { stackOutputs } from '../aws/stack-outputs.ts';
import type { Target } from '../aws/target.ts';
import { wrongUsage } from '../cli-error.ts';

/** A function and the log group that holds what it says. */
export interface LogSource {
  readonly function: string;
  readonly group: string;
}

export interface SourceOptions {
  readonly target: Target;
  /** The functions of the collection, by name. */
  readonly functions: readonly string[];
  /** Where `target` is AWS: the stack that holds the functions. */
  readonly stack: string;
}

/** Where each function logs to: a fixed name on the laptop, a name that CloudFormation made up on AWS. */
export const logSources = async ({
  target,
  functions,
  stack,
}: SourceOptions): Promise<readonly LogSource[]> => {
  if (target.kind === 'laptop')
    return functions.map((name) => ({ function: name, group: `/aws/lambda/${name}` }));
  const outputs = await stackOutputs(target, stack);
  const { GetFunctionConfigurationCommand, LambdaClient } = await import('@aws-sdk/client-lambda');
  const lambda = new LambdaClient(target.client);
  return Promise.all(
    functions.map(async (name) => {
      const arn = outputs.get(`${pascalCase(name)}FunctionArn`);
      if (arn === undefined)
        throw wrongUsage(`the stack "${stack}" has no function "${name}"; is it an older version?`);
      const { LoggingConfig } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: arn }));
      return { function: name, group: LoggingConfig?.LogGroup ?? `/aws/lambda/${arn.split(':')[6]}` };
    }),
  );
};

/** As the stack names its outputs. */
const pascalCase = (name: string): string =>
  name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
