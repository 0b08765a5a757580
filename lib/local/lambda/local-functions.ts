import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FunctionDefinition } from '../../../functions/definition.ts';
import { functionArn } from '../account.ts';
import { createFunctionPool, type FunctionPool } from '../sandbox/function-pool.ts';
import { type Invocation, startSandbox } from '../sandbox/sandbox.ts';
import { type EnvironmentOptions, functionEnvironment } from './function-environment.ts';

/** What the stream of a function's life tells: its log lines, and how each request ended. */
export interface FunctionObserver {
  line(functionName: string, line: string): void;
  invoked(functionName: string, durationMs: number, invocation: Invocation): void;
}

export interface LocalFunctionsOptions {
  readonly definitions: readonly FunctionDefinition[];
  /** Holds the sandboxes' own program and one bundle folder per function. */
  readonly bundles: string;
  readonly environment: Omit<EnvironmentOptions, 'taskRoot' | 'definitions'>;
  /** Processes per function, unless its definition reserves fewer. */
  readonly concurrency: number;
  readonly observer: FunctionObserver;
}

/** What comes with an event. */
export interface Call {
  /** @default one made up */
  readonly requestId?: string;
  /** What the caller tells besides the event: the function finds it in its context. */
  readonly clientContext?: unknown;
}

/** The collection's functions, each in processes of its own. */
export interface LocalFunctions {
  readonly definitions: readonly FunctionDefinition[];
  find(name: string): FunctionDefinition | undefined;
  /**
   * Runs a function with an event; whatever the function does is an outcome, never a rejection.
   *
   * @throws {ThrottledError} when too many wait for it.
   */
  invoke(name: string, event: unknown, call?: Call): Promise<Invocation>;
  warm(name: string): void;
  pids(name: string): readonly number[];
  /** Requests in work or waiting, over all functions. */
  busy(): number;
  close(): void;
}

export const createLocalFunctions = (options: LocalFunctionsOptions): LocalFunctions => {
  const { definitions, observer } = options;
  const pools = new Map(definitions.map((definition) => [definition.name, poolOf(definition, options)]));
  const pool = (name: string): FunctionPool => {
    const found = pools.get(name);
    if (found) return found;
    throw new RangeError(`no function "${name}"; there are ${[...pools.keys()].join(', ')}`);
  };
  const timeouts = new Map(definitions.map(({ name, timeoutSeconds }) => [name, timeoutSeconds * 1000]));

  return {
    definitions,
    find: (name) => definitions.find((definition) => definition.name === name),
    invoke: async (name, event, { requestId = randomUUID(), clientContext } = {}) => {
      let started = performance.now();
      const invocation = await pool(name).invoke(() => {
        started = performance.now();
        const timeoutMs = timeouts.get(name) ?? 0;
        return { requestId, event, clientContext, timeoutMs, functionArn: functionArn(name) };
      });
      observer.invoked(name, performance.now() - started, invocation);
      return invocation;
    },
    warm: (name) => pool(name).warm(),
    pids: (name) => pool(name).pids,
    busy: () => [...pools.values()].reduce((sum, { busy }) => sum + busy, 0),
    close: () => {
      for (const each of pools.values()) each.close();
    },
  };
};

const poolOf = (definition: FunctionDefinition, options: LocalFunctionsOptions): FunctionPool => {
  const { name, memoryMiB, timeoutSeconds, reservedConcurrency } = definition;
  const taskRoot = join(options.bundles, name);
  const environment = functionEnvironment(definition, {
    ...options.environment,
    definitions: options.definitions,
    taskRoot,
  });
  return createFunctionPool({
    concurrency: Math.min(options.concurrency, reservedConcurrency ?? options.concurrency),
    start: (onExit) =>
      startSandbox({
        program: join(options.bundles, 'sandbox', 'index.js'),
        bundle: join(taskRoot, 'index.js'),
        environment,
        memoryMiB,
        timeoutSeconds,
        onLine: (line) => options.observer.line(name, line),
        onExit,
      }),
  });
};
