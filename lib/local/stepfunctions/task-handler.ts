import { isMembers, type JsonValue, type Members, MOST_PAYLOAD_BYTES } from './json-value.ts';
import type { InvokeTask } from './machine.ts';
import { errorFacts, TerminalStatesError } from './states-error.ts';
import type { TaskAttempt } from './task-attempt.ts';
import { readResource } from './task-resource.ts';
import { fillWholeInput, wantsWholeInputOnly } from './whole-input.ts';

interface TaskHandlerOptions {
  readonly state: Members;
  readonly invokeTask: InvokeTask;
  /** What the state's templates may ask about the execution, by expression. */
  readonly about: ReadonlyMap<string, JsonValue>;
  /** Aborted when the execution is over; nothing runs after that. */
  readonly signal: AbortSignal;
  /** Hears of each attempt as it starts. */
  readonly onAttempt: (attempt: TaskAttempt) => void;
}

/** What the interpreter calls in place of a Task's resource, once for each attempt. */
export const createTaskHandler =
  ({ state, invokeTask, about, signal, onAttempt }: TaskHandlerOptions) =>
  async (input: JsonValue): Promise<JsonValue> => {
    if (signal.aborted) throw over();
    const isTemplate = state.Parameters !== undefined && wantsWholeInputOnly(state.Parameters);
    const parameters = isTemplate ? fillWholeInput(state.Parameters, input, about) : input;
    const attempt: TaskAttempt = { parameters, startedAt: Date.now() };
    onAttempt(attempt);
    try {
      const output = await beforeAbort(runResource(state, parameters, invokeTask), signal);
      attempt.outcome = { at: Date.now(), output };
      return output;
    } catch (thrown) {
      const { error, cause } = errorFacts(thrown);
      attempt.outcome = { at: Date.now(), error, cause };
      throw thrown instanceof Error ? thrown : Object.assign(new Error(cause), { name: error });
    }
  };

const runResource = async (
  state: Members,
  parameters: JsonValue,
  invokeTask: InvokeTask,
): Promise<JsonValue> => {
  const resource = readResource(state.Resource);
  if (resource?.kind === 'function') return checked(await invokeTask(resource.arn, parameters));
  const {
    FunctionName,
    Qualifier,
    ClientContext,
    Payload = {},
  }: Members = isMembers(parameters) ? parameters : {};
  if (typeof FunctionName !== 'string' || FunctionName === '') {
    throw new TerminalStatesError('States.Runtime', 'The task has no FunctionName in its Parameters.');
  }
  const target = typeof Qualifier === 'string' ? `${FunctionName}:${Qualifier}` : FunctionName;
  return {
    ExecutedVersion: '$LATEST',
    Payload: checked(await invokeTask(target, Payload, clientContextIn(ClientContext))),
    SdkHttpMetadata: { HttpStatusCode: 200 },
    StatusCode: 200,
  };
};

const clientContextIn = (given: unknown): string | undefined =>
  typeof given === 'string' ? given : undefined;

/** A copy as JSON has it, so that nothing of the function's own objects gets into the execution. */
const checked = (result: unknown): JsonValue => {
  const text = JSON.stringify(result) ?? 'null';
  const bytes = Buffer.byteLength(text);
  if (bytes <= MOST_PAYLOAD_BYTES) return JSON.parse(text);
  throw new TerminalStatesError(
    'States.DataLimitExceeded',
    `The state/task returned a result with a size exceeding the maximum number of bytes service limit: ${bytes}, ` +
      `allowed are ${MOST_PAYLOAD_BYTES}. Put the data in a bucket and return its key.`,
  );
};

const beforeAbort = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(over());
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
};

const over = (): Error => new TerminalStatesError('States.Runtime', 'The execution is over.');
