import { createRequire } from 'node:module';
import type { FunctionErrorPayload, InvokeMessage, SandboxMessage } from './messages.ts';

type Handler = (event: unknown, context: object) => unknown;

/** The program of a function's process: loads the bundle named in its arguments and serves invocations. */
const load = (): Handler => {
  const { handler } = createRequire(__filename)(process.argv[2] ?? '');
  if (typeof handler !== 'function')
    throw runtimeError('Runtime.HandlerNotFound', 'the bundle exports no handler');
  if (handler.length > 2)
    throw runtimeError('Runtime.CallbackHandlerDeprecated', 'the handler takes a callback; return a promise');
  return handler;
};

/** An error that Lambda's runtime makes itself; callers and workflows match its name. */
const runtimeError = (name: string, message: string, options?: ErrorOptions): Error =>
  Object.assign(new Error(message, options), { name });

const serve =
  (handler: Handler) =>
  async ({ requestId, event, clientContext, timeoutMs, functionArn }: InvokeMessage): Promise<void> => {
    const deadline = Date.now() + timeoutMs;
    const context = {
      awsRequestId: requestId,
      invokedFunctionArn: functionArn,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      clientContext,
      identity: undefined,
      tenantId: undefined,
      xRayTraceId: undefined,
      getRemainingTimeInMillis: () => deadline - Date.now(),
    };
    await say(await outcomeOf(handler, event, context));
  };

const outcomeOf = async (handler: Handler, event: unknown, context: object): Promise<SandboxMessage> => {
  try {
    const result = await handler(event, context);
    const payload = marshalled(result);
    return Buffer.byteLength(payload) > LARGEST_ANSWER_BYTES ? { error: TOO_LARGE } : { payload };
  } catch (thrown) {
    return { error: errorPayload(thrown) };
  }
};

/** Lambda's limit on the answer to a synchronous invocation, which is 100 bytes above six MiB. */
const LARGEST_ANSWER_BYTES = 6_291_556;

const TOO_LARGE: FunctionErrorPayload = {
  errorType: 'Function.ResponseSizeTooLarge',
  errorMessage: `Response payload size exceeded maximum allowed payload size (${LARGEST_ANSWER_BYTES} bytes).`,
};

const marshalled = (result: unknown): string => {
  try {
    return JSON.stringify(result) ?? 'null';
  } catch (cause) {
    throw runtimeError('Runtime.JSONStringifyError', 'Unable to stringify response body', { cause });
  }
};

const errorPayload = (thrown: unknown): FunctionErrorPayload =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') }
    : { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };

/** Settles when the message is on its way: a process that ends at its next request must have told of this one. */
const say = (message: SandboxMessage): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, undefined, undefined, () => resolve());
  });

/** Turns to one message at a time; those that come meanwhile wait here, already read. */
const oneByOne = (invoke: (message: InvokeMessage) => Promise<void>): ((message: InvokeMessage) => void) => {
  let last = Promise.resolve();
  return (message) => {
    last = last.then(() => invoke(message));
  };
};

/** Ctrl-C reaches the whole process group; the laptop cloud decides when its functions end. */
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(0));

try {
  process.on('message', oneByOne(serve(load())));
} catch (thrown) {
  void say({ initError: errorPayload(thrown) });
}
