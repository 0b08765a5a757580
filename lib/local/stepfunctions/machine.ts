/** A state machine of the laptop cloud, as its workflow describes it. */
export interface Machine {
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  /** Amazon States Language. */
  readonly definition: object;
  /** How long an execution may take before it ends TIMED_OUT. */
  readonly timeoutSeconds: number;
}

/**
 * Runs a Lambda function, by name or ARN, and answers what it returned.
 *
 * @throws {Error} whose `name` is the function's error type, or Lambda's own (`Lambda.Unknown`,
 * `Lambda.TooManyRequestsException`), and whose message is the cause.
 */
export type InvokeTask = (
  functionName: string,
  payload: unknown,
  /** Base64 of a JSON object, where the task passes one. */
  clientContext?: string,
) => Promise<unknown>;
