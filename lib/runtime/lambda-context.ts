/** What is read of the context that Lambda hands to every invocation. */
export interface LambdaContext {
  readonly awsRequestId: string;
  /** Milliseconds until Lambda stops this invocation. */
  getRemainingTimeInMillis(): number;
}
