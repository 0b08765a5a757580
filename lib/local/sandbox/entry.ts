import { createRequire } from 'node:module';
import type { FunctionErrorPayload, InvokeMessage, SandboxMessage } from './messages.ts';

type Handler = (event: unknown, context: object) => unknown;

/** The program of a function's process: loads the bundle named in its arguments and serves invocations. */
const load = (): Handler => {
  const { handler } = createRequire(__filename)(process.argv[2] ?? '');
  if (typeof handler === 'function') return handler;
  throw Object.assign(new Error('the bundle exports no handler'), { name: 'Runtime.HandlerNotFound' });
};

const serve =
  (handler: Handler) =>
  async ({ requestId, event, timeoutMs, functionArn }: InvokeMessage): Promise<void> => {
    const deadline = Date.now() + timeoutMs;
    const context = {
      awsRequestId: requestId,
      invokedFunctionArn: functionArn,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    };
    await say(await outcomeOf(handler, event, context));
  };

const outcomeOf = async (handler: Handler, event: unknown, context: object): Promise<SandboxMessage> => {
  try {
    const result = await handler(event, context);
    return { payload: marshalled(result) };
  } catch (thrown) {
    return { error: errorPayload(thrown) };
  }
};

const marshalled = (result: unknown): string => {
  try {
    return JSON.stringify(result) ?? 'null';
  } catch (cause) {
    throw Object.assign(new Error('the answer cannot be written as JSON', { cause }), {
      name: 'Runtime.MarshalError',
    });
  }
};

const errorPayload = (thrown: unknown): FunctionErrorPayload =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') }
    : { errorType: typeof thrown, errorMessage: String(thrown) };

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
