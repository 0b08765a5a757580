/** The members of a JSON request or reply body. */
export type JsonObject = { readonly [member: string]: unknown };

/**
 * One operation: the request's members in; the reply's members, or a `RawReply`, out; an `AwsError` when refused.
 */
export type JsonOperation = (input: JsonObject, call: JsonCall) => Promise<object>;

/** What an operation may want to know beyond its input. */
export interface JsonCall {
  readonly requestId: string;
  /** The request's body as it came. */
  readonly body: Buffer;
  /** Aborted when the caller hangs up; long polls stop waiting then. */
  readonly signal: AbortSignal;
}

/** A service that speaks AWS JSON: `X-Amz-Target: <target>.<operation>`. */
export interface JsonService {
  /** `AmazonSQS`, `AWSStepFunctions`, `RekognitionService`. */
  readonly target: string;
  readonly version: '1.0' | '1.1';
  readonly operations: Readonly<Record<string, JsonOperation>>;
  /** What an answer carries besides its body, such as who made it. */
  readonly replyHeaders?: Readonly<Record<string, string>>;
  /** What a refusal carries besides its body. */
  readonly errorHeaders?: (code: string, status: number) => Readonly<Record<string, string>>;
}
