import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { ClientSettings } from './target.ts';

export interface EndedExecution {
  readonly executionArn: string;
  readonly status: string;
  /** The states entered, in order. */
  readonly states: readonly string[];
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

const POLL_MS = 150;

export interface NewExecution {
  readonly stateMachineArn: string;
  readonly input: object;
}

/** Starts an execution and follows it until it ends; `onState` hears each state as it is entered. */
export const runExecution = async (
  client: ClientSettings,
  { stateMachineArn, input }: NewExecution,
  onState: (name: string) => void,
): Promise<EndedExecution> => {
  const sfn = new SFNClient(client);
  const start = new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) });
  const { executionArn = '' } = await sfn.send(start);
  return follow(sfn, executionArn, onState);
};

const follow = async (
  sfn: SFNClient,
  executionArn: string,
  onState: (name: string) => void,
): Promise<EndedExecution> => {
  const states: string[] = [];
  for (;;) {
    const {
      status = 'UNKNOWN',
      output,
      error,
      cause,
    } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    for (const name of (await statesEntered(sfn, executionArn)).slice(states.length)) {
      states.push(name);
      onState(name);
    }
    if (status !== 'RUNNING') {
      return {
        executionArn,
        status,
        states,
        ...(output !== undefined && { output: JSON.parse(output) }),
        ...(error !== undefined && { error }),
        ...(cause !== undefined && { cause }),
      };
    }
    await sleep(POLL_MS);
  }
};

const statesEntered = async (sfn: SFNClient, executionArn: string): Promise<string[]> => {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const command = new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, nextToken });
    const page = await sfn.send(command);
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events.flatMap(({ stateEnteredEventDetails: entered }) => (entered?.name ? [entered.name] : []));
};
