import { describe, expect, it } from 'vitest';
import { createFunctionPool, ThrottledError } from '../../../../lib/local/sandbox/function-pool.ts';
import type { Invocation, Sandbox } from '../../../../lib/local/sandbox/sandbox.ts';
import { message } from './sandbox-program.ts';

/** A sandbox whose requests end when the test says so. */
interface Scripted {
  finish(): void;
  die(): void;
  usualMs: number | undefined;
  busyMs: number;
}

const scripted = () => {
  const sandboxes: Scripted[] = [];
  const start = (onExit: () => void): Sandbox => {
    const taken: ((invocation: Invocation | undefined) => void)[] = [];
    const pid = sandboxes.length + 1;
    let alive = true;
    const script: Scripted = {
      usualMs: undefined,
      busyMs: 0,
      finish: () => taken.shift()?.({ ok: true, payload: String(pid), log: [] }),
      die: () => {
        alive = false;
        const [first, ...ready] = taken.splice(0);
        first?.({ ok: false, error: { errorType: 'Runtime.ExitError', errorMessage: 'gone' }, log: [] });
        for (const settle of ready) settle(undefined);
        onExit();
      },
    };
    sandboxes.push(script);
    return {
      pid,
      get alive() {
        return alive;
      },
      get taken() {
        return taken.length;
      },
      get usualMs() {
        return script.usualMs;
      },
      get busyMs() {
        return script.busyMs;
      },
      invoke: () => new Promise((settle) => taken.push(settle)),
      kill: () => {},
    };
  };
  return { sandboxes, start };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));
const payloads = async (answers: readonly Promise<Invocation>[]) =>
  (await Promise.all(answers)).map((answer) => answer.ok && answer.payload);

describe('createFunctionPool', () => {
  it('gives each process one request at a time and starts no more than allowed', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 2 });
    const answers = [1, 2, 3].map(() => pool.invoke(() => message({})));
    expect(sandboxes).toHaveLength(2);
    expect(pool.busy).toBe(3);
    sandboxes[1]?.finish();
    await settled();
    sandboxes[1]?.finish();
    sandboxes[0]?.finish();
    expect(await payloads(answers)).toEqual(['1', '2', '2']);
    expect(pool.busy).toBe(0);
  });

  it('keeps a process warm for the next request', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 2 });
    pool.warm();
    for (let round = 0; round < 3; round += 1) {
      const answer = pool.invoke(() => message({}));
      sandboxes[0]?.finish();
      await answer;
    }
    expect(sandboxes).toHaveLength(1);
  });

  it('hands quick requests over before their turn, eight at most, and slow ones never', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 1 });
    pool.warm();
    const messages: number[] = [];
    const invoke = (n: number) =>
      pool.invoke(() => {
        messages.push(n);
        return message({});
      });
    for (const [usualMs, handed] of [
      [50, 1],
      [0.2, 8],
    ] as const) {
      Object.assign(sandboxes[0] ?? {}, { usualMs });
      messages.length = 0;
      const answers = Array.from({ length: 12 }, (_, n) => invoke(n));
      expect(messages).toHaveLength(handed);
      for (const _ of answers) {
        sandboxes[0]?.finish();
        await settled();
      }
      expect(await payloads(answers)).toHaveLength(12);
      expect(messages).toEqual([...messages].toSorted((a, b) => a - b));
    }
  });

  it('wakes another process when the present request turns out to be slow', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 2 });
    pool.warm();
    Object.assign(sandboxes[0] ?? {}, { usualMs: 0.2 });
    const slow = pool.invoke(() => message({}));
    Object.assign(sandboxes[0] ?? {}, { busyMs: 500 });
    const quick = pool.invoke(() => message({}));
    sandboxes[1]?.finish();
    expect(await quick).toMatchObject({ payload: '2' });
    sandboxes[0]?.finish();
    expect(await slow).toMatchObject({ payload: '1' });
  });

  it('replaces a process that died, for those who wait too', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 1 });
    const [first, second] = [pool.invoke(() => message({})), pool.invoke(() => message({}))];
    sandboxes[0]?.die();
    await settled();
    sandboxes[1]?.finish();
    expect(await first).toMatchObject({ ok: false });
    expect(await second).toMatchObject({ ok: true, payload: '2' });
    expect(pool.pids).toEqual([2]);
  });

  it('gives requests that a dead process never turned to to another', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 1 });
    pool.warm();
    Object.assign(sandboxes[0] ?? {}, { usualMs: 0.2 });
    const answers = [1, 2, 3].map(() => pool.invoke(() => message({})));
    sandboxes[0]?.die();
    for (let round = 0; round < 3; round += 1) {
      await settled();
      sandboxes[1]?.finish();
    }
    expect(await payloads(answers)).toEqual([false, '2', '2']);
  });

  it('does not hand out a process that died while idle', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 1 });
    pool.warm();
    sandboxes[0]?.die();
    const answer = pool.invoke(() => message({}));
    sandboxes[1]?.finish();
    expect(await answer).toMatchObject({ payload: '2' });
  });

  it('turns callers away when a thousand wait, and takes them again later', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 1 });
    const answers = Array.from({ length: 1001 }, () => pool.invoke(() => message({})));
    await expect(pool.invoke(() => message({}))).rejects.toThrow(ThrottledError);
    for (const _ of answers) {
      sandboxes[0]?.finish();
      await settled();
    }
    expect(await Promise.all(answers)).toHaveLength(1001);
  });
});
