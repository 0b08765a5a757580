import type { RunOptions } from 'aws-local-stepfunctions';
import { aboutExecution, type ExecutionContext } from './about-execution.ts';
import type { Execution, Outcome } from './execution.ts';
import { History } from './history.ts';
import { WHOLE } from './history-event.ts';
import { type JsonValue, MOST_PAYLOAD_BYTES } from './json-value.ts';
import type { InvokeTask, Machine } from './machine.ts';
import { outcomeEvent } from './outcome-event.ts';
import { runnableDefinition } from './runnable-definition.ts';
import { listStates } from './state-list.ts';
import { errorFacts, TerminalStatesError } from './states-error.ts';
import { loadInterpreter } from './states-interpreter.ts';
import { createTaskHandler } from './task-handler.ts';
import { expressionsIn } from './whole-input.ts';

export interface RunSettings {
  readonly invokeTask: InvokeTask;
  readonly region: string;
  readonly roleArn: string;
  /**
   * How long every Retry pause and every Wait state takes, in milliseconds.
   *
   * @default what the definition says
   */
  readonly pauseMs?: number;
}

interface RunParts {
  readonly execution: Execution;
  readonly machine: Machine;
  readonly settings: RunSettings;
  /** Hears that a state was entered, to save how far the execution has come. */
  readonly onProgress?: () => void;
}

/** One execution on its way from start to outcome. */
export class ExecutionRun {
  /** Settles, never rejects, when the execution has ended. */
  readonly done: Promise<Execution>;
  readonly #parts: RunParts;
  readonly #history: History;
  readonly #over = new AbortController();
  #stopped: Outcome | undefined;
  #final: Execution | undefined;
  #abort = (): void => {};

  constructor(parts: RunParts) {
    this.#parts = parts;
    const { machine, execution, settings } = parts;
    this.#history = new History(machine.definition, startEvent(execution, settings.roleArn), settings.region);
    this.done = this.#run().then((outcome) => this.#ended(outcome));
  }

  /** The execution as it is now. */
  get execution(): Execution {
    return this.#final ?? { ...this.#parts.execution, history: [...this.#history.events] };
  }

  /** Ends the execution with this outcome; tasks that run are left to themselves. */
  stop(outcome: Outcome): Promise<Execution> {
    this.#stopped ??= outcome;
    this.#over.abort();
    this.#abort();
    return this.done;
  }

  async #run(): Promise<Outcome> {
    try {
      const output = await this.#interpret();
      return this.#stopped ?? { status: 'SUCCEEDED', output };
    } catch (thrown) {
      return this.#stopped ?? failure(thrown);
    } finally {
      this.#over.abort();
    }
  }

  async #interpret(): Promise<string> {
    const { execution, machine } = this.#parts;
    const { StateMachine } = await loadInterpreter();
    if (this.#stopped !== undefined) return '';
    const definition = runnableDefinition(machine);
    const interpreter = new StateMachine(definition, { validationOptions: { noValidate: true } });
    const states = listStates(machine.definition);
    const expressions = states.flatMap(({ state }) => expressionsIn(state.Parameters));
    const about = await aboutExecution(expressions, this.#context());
    if (this.#stopped !== undefined) return '';
    const running = interpreter.run(JSON.parse(execution.input), this.#options(about));
    this.#abort = running.abort;
    const followed = this.#follow(running.eventLogs);
    try {
      return checkedOutput(JSON.stringify(await running.result));
    } finally {
      await followed;
    }
  }

  async #follow(events: AsyncIterable<Parameters<History['take']>[0]>): Promise<void> {
    for await (const event of events) {
      this.#history.take(event);
      if (event.type === 'StateEntered') this.#parts.onProgress?.();
    }
  }

  #options(about: ReadonlyMap<string, JsonValue>): RunOptions {
    const { machine, settings } = this.#parts;
    const { invokeTask, pauseMs } = settings;
    const states = listStates(machine.definition);
    const pauses = pauseMs === undefined ? {} : Object.fromEntries(states.map(({ name }) => [name, pauseMs]));
    const handlers = states
      .filter(({ state }) => state.Type === 'Task')
      .map(({ name, state }) => {
        const onAttempt: Parameters<typeof createTaskHandler>[0]['onAttempt'] = (attempt) =>
          this.#history.begin(name, attempt);
        return [
          name,
          createTaskHandler({ state, invokeTask, about, signal: this.#over.signal, onAttempt }),
        ] as const;
      });
    return {
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(handlers),
        waitTimeOverrides: pauses,
        retryIntervalOverrides: pauses,
      },
      context: this.#context(),
    };
  }

  #context(): ExecutionContext {
    const { machine, execution, settings } = this.#parts;
    const { arn: Id, name: Name, machineArn } = execution;
    return {
      Execution: { Id, Name, RoleArn: settings.roleArn, RedriveCount: 0 },
      StateMachine: { Id: machineArn, Name: machine.name },
    };
  }

  #ended(outcome: Outcome): Execution {
    const stopDate = Date.now();
    this.#history.end(outcomeEvent(outcome, stopDate));
    this.#final = { ...this.execution, ...outcome, stopDate };
    return this.#final;
  }
}

const startEvent = ({ input, startDate }: Execution, roleArn: string) => ({
  at: startDate,
  type: 'ExecutionStarted',
  details: { executionStartedEventDetails: { input, inputDetails: WHOLE, roleArn } },
});

const failure = (thrown: unknown): Outcome => {
  if (thrown instanceof Error && thrown.name === 'ExecutionTimeoutError') return { status: 'TIMED_OUT' };
  const reason = thrown instanceof Error && thrown.name === 'ExecutionError' ? thrown.cause : thrown;
  const { error, cause } = errorFacts(reason);
  return { status: 'FAILED', ...(error && { error }), ...(cause && { cause }) };
};

const checkedOutput = (output: string): string => {
  if (Buffer.byteLength(output) <= MOST_PAYLOAD_BYTES) return output;
  throw new TerminalStatesError(
    'States.DataLimitExceeded',
    `The output is larger than ${MOST_PAYLOAD_BYTES} bytes.`,
  );
};
