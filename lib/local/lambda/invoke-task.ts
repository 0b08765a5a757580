import { ThrottledError } from '../sandbox/function-pool.ts';
import { readClientContext } from './client-context.ts';
import type { LocalFunctions } from './local-functions.ts';

/** A function failed as the task of a workflow; `name` is what a state's Retry and Catch match. */
class TaskError extends Error {
  override readonly name: string;

  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/** What Step Functions calls the failures of Lambda itself; a function's own errors keep their names. */
const STATES_NAMES: Readonly<Record<string, string>> = {
  'Sandbox.Timedout': 'Lambda.Unknown',
  'Runtime.ExitError': 'Lambda.Unknown',
};

/** Runs functions for workflows: the answer, or an error named as Step Functions would name it. */
export const taskInvoker =
  (functions: LocalFunctions) =>
  async (name: string, payload: unknown, clientContext?: string): Promise<unknown> => {
    const call = { clientContext: readClientContext(clientContext) };
    const invocation = await functions.invoke(name, payload, call).catch((thrown: unknown) => {
      if (thrown instanceof ThrottledError)
        throw new TaskError('Lambda.TooManyRequestsException', thrown.message);
      throw thrown;
    });
    if (invocation.ok) return JSON.parse(invocation.payload);
    const { error } = invocation;
    throw new TaskError(STATES_NAMES[error.errorType] ?? error.errorType, JSON.stringify(error));
  };
