/** What is read of the context that Lambda hands to every invocation. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly functionName?: string;
  readonly functionVersion?: string;
  /** What the caller passed besides the event; a workflow passes its execution's name. */
  readonly clientContext?: unknown;
  /** Milliseconds until Lambda stops this invocation. */
  getRemainingTimeInMillis(): number;
}
