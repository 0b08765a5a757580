import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Execution, ExecutionSummary, Outcome } from './execution.ts';
import { isMembers } from './json-value.ts';
import { outcomeEvent } from './outcome-event.ts';

/** Executions as files, one each, under `<folder>/executions/<machine>/`. */
export interface ExecutionStore {
  /** Keeps the execution as it is now; settles when that is on disk. Later saves win over earlier ones. */
  save(execution: Execution): Promise<void>;
  /** What is on record under this ARN, with its history. */
  read(arn: string): Promise<Execution | undefined>;
  /** All executions, oldest first. */
  summaries(): Promise<readonly ExecutionSummary[]>;
}

/** Why an execution that was under way when the laptop cloud went down will not go on. */
export const STOPPED: Outcome = {
  status: 'FAILED',
  error: 'States.Runtime',
  cause: 'The laptop cloud was stopped while this execution was running. Start it again under another name.',
};

/**
 * Opens the executions of a folder. Reading them goes on in the background, and every answer waits
 * for it. What was RUNNING when the process that ran it ended is FAILED from now on.
 */
export const openExecutionStore = async ({
  folder,
}: {
  readonly folder: string;
}): Promise<ExecutionStore> => {
  const home = join(folder, 'executions');
  await mkdir(home, { recursive: true });
  const store = new FileExecutionStore(home);
  const loading = store.load();
  loading.catch(() => {});
  return {
    save: async (execution) => {
      await loading;
      return store.save(execution);
    },
    read: async (arn) => {
      await loading;
      return store.read(arn);
    },
    summaries: async () => {
      await loading;
      return store.summaries();
    },
  };
};

class FileExecutionStore implements ExecutionStore {
  readonly #home: string;
  readonly #known = new Map<string, ExecutionSummary & { readonly path: string }>();
  readonly #writes = new Map<string, Promise<void>>();

  constructor(home: string) {
    this.#home = home;
  }

  async load(): Promise<void> {
    const files = (await readdir(this.#home, { recursive: true })).filter((name) => name.endsWith('.json'));
    const found: Execution[] = [];
    for (let start = 0; start < files.length; start += READS_AT_ONCE) {
      const some = files.slice(start, start + READS_AT_ONCE);
      found.push(...(await Promise.all(some.map((file) => readExecution(join(this.#home, file))))));
    }
    found.sort((a, b) => a.startDate - b.startDate);
    for (const execution of found) this.#note(execution);
    await Promise.all(
      found.filter(({ status }) => status === 'RUNNING').map((lost) => this.save(stopped(lost))),
    );
  }

  async save(execution: Execution): Promise<void> {
    this.#note(execution);
    const path = this.#path(execution);
    const text = `${JSON.stringify(execution)}\n`;
    const write = (this.#writes.get(path) ?? Promise.resolve())
      .catch(() => {})
      .then(() => replaceFile(path, text));
    this.#writes.set(path, write);
    try {
      await write;
    } finally {
      if (this.#writes.get(path) === write) this.#writes.delete(path);
    }
  }

  async read(arn: string): Promise<Execution | undefined> {
    const known = this.#known.get(arn);
    if (known === undefined) return undefined;
    await this.#writes.get(known.path);
    return readExecution(known.path);
  }

  async summaries(): Promise<readonly ExecutionSummary[]> {
    return [...this.#known.values()];
  }

  #note(execution: Execution): void {
    const { arn, machineArn, name, status, startDate, stopDate } = execution;
    const end = stopDate === undefined ? {} : { stopDate };
    this.#known.set(arn, { arn, machineArn, name, status, startDate, ...end, path: this.#path(execution) });
  }

  #path({ machine, name }: Execution): string {
    return join(this.#home, fileName(machine), `${fileName(name)}.json`);
  }
}

/** Enough to keep the disk busy, few enough for any limit on open files. */
const READS_AT_ONCE = 64;

/** Names that a file system could mistake for one another, or refuse, are hashed. */
const fileName = (name: string): string =>
  /^[a-z0-9_-]+$/.test(name) ? name : `=${createHash('sha256').update(name).digest('hex')}`;

/** Writes beside the file and renames, so that nobody ever reads half of it. */
const replaceFile = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
};

/** @throws {Error} naming the file when it does not read. */
const readExecution = async (path: string): Promise<Execution> => {
  const value = parsed(await readFile(path, 'utf8'));
  if (isExecution(value)) return value;
  throw new Error(`${path} is not the record of an execution; mend it or move it away`);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isExecution = (value: unknown): value is Execution =>
  isMembers(value) &&
  ['arn', 'machineArn', 'machine', 'name', 'status', 'input'].every(
    (field) => typeof value[field] === 'string',
  ) &&
  typeof value.startDate === 'number' &&
  Array.isArray(value.history);

const stopped = (execution: Execution): Execution => {
  const stopDate = Date.now();
  const { at, type, details } = outcomeEvent(STOPPED, stopDate);
  const id = execution.history.length + 1;
  const last = { timestamp: at / 1000, type, id, previousEventId: id - 1, ...details };
  return { ...execution, ...STOPPED, stopDate, history: [...execution.history, last] };
};
