/** What the laptop cloud asks of a function's process. */
export interface InvokeMessage {
  readonly requestId: string;
  readonly event: unknown;
  /** What the caller told besides the event. */
  readonly clientContext?: unknown;
  /** How long the invocation may take, from the moment the process turns to it. */
  readonly timeoutMs: number;
  readonly functionArn: string;
}

/** An error as Lambda writes it into an invocation's reply. */
export interface FunctionErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** What a function's process says: its answer as JSON text, or its error. */
export type SandboxMessage =
  | { readonly payload: string }
  | { readonly error: FunctionErrorPayload }
  /** The module did not load; the process is of no use. */
  | { readonly initError: FunctionErrorPayload };
