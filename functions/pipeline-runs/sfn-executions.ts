import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { RunInput } from '../../lib/core/pipeline/run.ts';
import type { Executions } from './ports.ts';

/** Executions of one state machine. */
export const sfnExecutions = (sfn: SFNClient, stateMachineArn: string): Executions => ({
  find: async (name) => {
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    try {
      const {
        status = 'UNKNOWN',
        startDate,
        stopDate,
        input,
        error,
        cause,
      } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      return {
        status,
        startedAt: startDate ?? new Date(0),
        stoppedAt: stopDate,
        input: RunInput.safeParse(jsonIn(input)).data,
        error: reasonOf(error, cause),
      };
    } catch (thrown) {
      if (thrown instanceof ExecutionDoesNotExist) return undefined;
      throw thrown;
    }
  },

  start: async (name, input) => {
    try {
      await sfn.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
      return true;
    } catch (thrown) {
      if (thrown instanceof ExecutionAlreadyExists) return false;
      throw thrown;
    }
  },
});

const jsonIn = (text = ''): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What Lambda says of a function that failed. */
const Failure = z.object({ errorMessage: z.string() });

/** The function's own words where it has some, which are ours; else the name of the error. */
const reasonOf = (error: string | undefined, cause: string | undefined): string | undefined =>
  Failure.safeParse(jsonIn(cause)).data?.errorMessage ?? error;
