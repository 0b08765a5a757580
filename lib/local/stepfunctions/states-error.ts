/** An error that ends an execution, whatever its Retry and Catch fields say. */
export class TerminalStatesError extends Error {
  override readonly name: string;
  /** Read by the interpreter before it looks at Retry and Catch. */
  readonly isRetryable = false;
  readonly isCatchable = false;

  constructor(name: 'States.DataLimitExceeded' | 'States.Runtime', message: string) {
    super(message);
    this.name = name;
  }
}

/** The name and cause of whatever was thrown; a thrown thing that is no error is Lambda's unknown one. */
export const errorFacts = (thrown: unknown): { readonly error: string; readonly cause: string } => {
  if (!(thrown instanceof Error)) return { error: 'Lambda.Unknown', cause: String(thrown) };
  const { name: error, message } = thrown;
  return { error, cause: message === error ? (CAUSES.get(error) ?? message) : message };
};

/** Causes that the interpreter leaves out. */
const CAUSES = new Map([
  ['States.Timeout', 'The state did not end within its TimeoutSeconds.'],
  ['States.NoChoiceMatched', 'None of the choices matched the input, and there is no Default.'],
  ['States.ResultPathMatchFailure', 'ResultPath can only be applied to an input that is a JSON object.'],
]);
