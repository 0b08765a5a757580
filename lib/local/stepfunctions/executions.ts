import { AwsError } from '../wire/aws-error.ts';
import type { Execution, ExecutionSummary, Outcome } from './execution.ts';
import type { ExecutionRequest } from './execution-request.ts';
import { ExecutionRun, type RunSettings } from './execution-run.ts';
import { type ExecutionStore, STOPPED } from './execution-store.ts';
import type { Machine } from './machine.ts';
import type { StatesArns } from './states-arns.ts';

interface ExecutionsParts {
  readonly store: ExecutionStore;
  readonly arns: StatesArns;
  readonly settings: RunSettings;
}

/** The executions of a laptop cloud: those that run, and those on record. */
export class Executions {
  readonly #parts: ExecutionsParts;
  readonly #live = new Map<string, ExecutionRun>();
  readonly #ending = new Set<Promise<void>>();

  constructor(parts: ExecutionsParts) {
    this.#parts = parts;
  }

  /**
   * Starts an execution, which is on record when this settles. For a STANDARD machine the same name
   * and input answer the execution that runs already.
   *
   * @throws {AwsError} ExecutionAlreadyExists
   */
  async start(machine: Machine, request: ExecutionRequest): Promise<Execution> {
    const { store, arns } = this.#parts;
    const recorded = await store.read(arns.execution(machine, request.name));
    const execution = this.#new(machine, request);
    const known = this.#live.get(execution.arn)?.execution ?? recorded;
    if (known !== undefined) return sameExecution(known, request);
    if (machine.type === 'STANDARD') await this.#keep(machine, execution);
    else this.#track(execution, this.#run(machine, execution));
    return execution;
  }

  /** Runs an execution to its end. */
  async runToEnd(machine: Machine, request: ExecutionRequest): Promise<Execution> {
    const execution = this.#new(machine, request);
    const run = this.#run(machine, execution);
    this.#track(execution, run);
    return run.done;
  }

  /** @throws {AwsError} ExecutionDoesNotExist */
  async get(arn: string): Promise<Execution> {
    const execution = this.#live.get(arn)?.execution ?? (await this.#parts.store.read(arn));
    if (execution?.type === 'STANDARD') return execution;
    throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  }

  /** Executions of a STANDARD machine, newest first. */
  async list(machineArn: string): Promise<ExecutionSummary[]> {
    const summaries = await this.#parts.store.summaries();
    return summaries.filter((summary) => summary.machineArn === machineArn).reverse();
  }

  /** Ends an execution if it runs; one that has ended stays as it is. */
  async stop(arn: string, outcome: Outcome): Promise<Execution> {
    const run = this.#live.get(arn);
    return run === undefined ? this.get(arn) : run.stop(outcome);
  }

  /** Ends whatever runs, as FAILED with a cause that says so, and settles when that is on record. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#live.values(), (run) => run.stop(STOPPED)));
    await Promise.all(this.#ending);
  }

  #new(machine: Machine, { name, input, traceHeader }: ExecutionRequest): Execution {
    const { arns } = this.#parts;
    return {
      arn: arns.execution(machine, name),
      machineArn: arns.machine(machine.name),
      machine: machine.name,
      type: machine.type,
      name,
      status: 'RUNNING',
      startDate: Date.now(),
      input,
      ...(traceHeader === undefined ? {} : { traceHeader }),
      history: [],
    };
  }

  async #keep(machine: Machine, execution: Execution): Promise<void> {
    const { store } = this.#parts;
    const run: ExecutionRun = this.#run(
      machine,
      execution,
      nowAndThen(() => store.save(run.execution)),
    );
    const isKept = store.save(run.execution);
    this.#track(execution, run, async (final) => {
      await isKept.catch(() => {});
      await store.save(final);
    });
    await isKept;
  }

  #run(machine: Machine, execution: Execution, onProgress = (): void => {}): ExecutionRun {
    return new ExecutionRun({ execution, machine, settings: this.#parts.settings, onProgress });
  }

  #track({ arn }: Execution, run: ExecutionRun, finish = async (_: Execution): Promise<void> => {}): void {
    this.#live.set(arn, run);
    const ending = run.done
      .then(finish)
      .then(() => void this.#live.delete(arn))
      .catch((error: unknown) => process.emitWarning(`execution ${arn} could not be saved: ${String(error)}`))
      .finally(() => this.#ending.delete(ending));
    this.#ending.add(ending);
  }
}

const sameExecution = (known: Execution, { input }: ExecutionRequest): Execution => {
  if (known.status === 'RUNNING' && known.input === input) return known;
  const reason = known.status === 'RUNNING' ? 'runs with another input' : `has ended ${known.status}`;
  throw new AwsError(
    'ExecutionAlreadyExists',
    `Execution Already Exists: '${known.arn}' ${reason}. Use another name, or none.`,
  );
};

/** At most one save a second keeps long histories cheap; the end of an execution is always saved. */
const SAVE_EVERY_MS = 1000;

/** A lost save between start and end does no harm: the next one, or the last, holds everything. */
const nowAndThen = (save: () => Promise<void>): (() => void) => {
  let savedAt = Date.now();
  return () => {
    if (Date.now() - savedAt < SAVE_EVERY_MS) return;
    savedAt = Date.now();
    save().catch(() => {});
  };
};
