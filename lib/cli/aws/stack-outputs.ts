import { wrongUsage } from '../cli-error.ts';
import type { Target } from './target.ts';

/**
 * What a deployed stack says of itself, by output name: `ApiUrl`, `ImagesBucket`, `PredictFunctionArn` …
 *
 * @throws {CliError} when there is no such stack in this account and Region.
 */
export const stackOutputs = async (
  { client }: Pick<Target, 'client'>,
  stack: string,
): Promise<ReadonlyMap<string, string>> => {
  const { CloudFormationClient, DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const cloudFormation = new CloudFormationClient(client);
  const { Stacks = [] } = await cloudFormation
    .send(new DescribeStacksCommand({ StackName: stack }))
    .catch((cause: unknown) => {
      if (!(cause instanceof Error) || cause.name !== 'ValidationError') throw cause;
      throw wrongUsage(
        `there is no stack "${stack}" in this account and Region; the collection's are marcopolo-dev and marcopolo-prod`,
        { cause },
      );
    });
  const outputs = Stacks.flatMap(({ Outputs = [] }) => Outputs);
  return new Map(
    outputs.flatMap(({ OutputKey, OutputValue }) =>
      OutputKey && OutputValue ? [[OutputKey, OutputValue]] : [],
    ),
  );
};
