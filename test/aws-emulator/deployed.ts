import {
  CloudFormationClient,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListChangeSetsCommand,
  type ResourceChange,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';
import type { Bucket } from '../../functions/definition.ts';
import { FUNCTIONS } from '../../functions/registry.ts';
import type { Emulator } from './emulator/emulator.ts';

export const STACKS = ['marcopolo-dev-data', 'marcopolo-dev'] as const;

/** The output that names a bucket. */
export const outputOfBucket = (bucket: Bucket): string =>
  `${bucket.charAt(0).toUpperCase()}${bucket.slice(1)}Bucket`;

/** The collection as it stands on the emulator, and a list of what was seen of it. */
export interface Deployed {
  readonly emulator: Emulator;
  readonly outputs: ReadonlyMap<string, string>;
  /** The ARN of a function's alias, by the function's name in the registry. */
  readonly aliasArn: (name: string) => string;
  readonly tell: (line: string) => void;
}

export const deployedOn = async (emulator: Emulator, tell: (line: string) => void): Promise<Deployed> => {
  const client = new CloudFormationClient(emulator.clients);
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: STACKS[1] }));
  const printed = (Stacks?.[0]?.Outputs ?? []).map(
    ({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue] as const,
  );
  const outputs = new Map(printed);
  const aliases = new Map(
    FUNCTIONS.map(({ name }) => {
      const key = `${name.replaceAll('-', '')}functionarn`;
      return [name, printed.find(([output]) => output.toLowerCase() === key)?.[1] ?? 'no such output'];
    }),
  );
  return { emulator, outputs, aliasArn: (name) => aliases.get(name) ?? 'no such function', tell };
};

/** What CloudFormation did to both stacks so far, newest first in each. */
export const stackEvents = async ({ clients }: Emulator): Promise<readonly StackEvent[]> => {
  const client = new CloudFormationClient(clients);
  const each = STACKS.map(async (StackName) => {
    const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
    return StackEvents;
  });
  return (await Promise.all(each)).flat();
};

/** The change sets of both stacks so far, by their ids. */
export const changeSets = async ({ clients }: Emulator): Promise<readonly string[]> => {
  const client = new CloudFormationClient(clients);
  const each = STACKS.map(async (StackName) => {
    const { Summaries = [] } = await client.send(new ListChangeSetsCommand({ StackName }));
    return Summaries.flatMap(({ ChangeSetId }) => ChangeSetId ?? []);
  });
  return (await Promise.all(each)).flat();
};

/** What CloudFormation changes when it executes a change set. */
export const changesIn = async (
  { clients }: Emulator,
  ChangeSetName: string,
): Promise<readonly ResourceChange[]> => {
  const client = new CloudFormationClient(clients);
  const { Changes = [] } = await client.send(new DescribeChangeSetCommand({ ChangeSetName }));
  return Changes.flatMap(({ ResourceChange }) => ResourceChange ?? []);
};
