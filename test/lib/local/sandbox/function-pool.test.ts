import { describe, expect, it } from 'vitest';
import { createFunctionPool, ThrottledError } from '../../../../lib/local/sandbox/function-pool.ts';
import type { Invocation, Sandbox } from '../../../../lib/local/sandbox/sandbox.ts';
import { message } from './sandbox-program.ts';

/** Sandboxes whose invocations end when the test says so. */
const scripted = () => {
  const sandboxes: { sandbox: Sandbox; finish: (invocation?: Invocation) => void; die: () => void }[] = [];
  const start = (onExit: () => void): Sandbox => {
    let finish: (invocation: Invocation) => void = () => {};
    let alive = true;
    const pid = sandboxes.length + 1;
    const sandbox: Sandbox = {
      pid,
      get alive() {
        return alive;
      },
      invoke: () =>
        new Promise<Invocation>((resolve) => {
          finish = resolve;
        }),
      kill: () => {},
    };
    const ok = { ok: true, payload: String(pid), log: [] } as const;
    const die = (): void => {
      alive = false;
      onExit();
      finish({ ok: false, error: { errorType: 'Runtime.ExitError', errorMessage: 'gone' }, log: [] });
    };
    sandboxes.push({ sandbox, finish: (invocation = ok) => finish(invocation), die });
    return sandbox;
  };
  return { sandboxes, start };
};

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('createFunctionPool', () => {
  it('gives each process one request at a time and starts no more than allowed', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 2 });
    const answers = [1, 2, 3].map(() => pool.invoke(() => message({})));
    await settled();
    expect(sandboxes).toHaveLength(2);
    expect(pool.busy).toBe(3);
    sandboxes[1]?.finish();
    await settled();
    sandboxes[1]?.finish();
    sandboxes[0]?.finish();
    expect((await Promise.all(answers)).map((answer) => answer.ok && answer.payload)).toEqual([
      '1',
      '2',
      '2',
    ]);
    expect(pool.busy).toBe(0);
  });

  it('keeps a process warm for the next request', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 2 });
    pool.warm();
    for (let round = 0; round < 3; round += 1) {
      const answer = pool.invoke(() => message({}));
      await settled();
      sandboxes[0]?.finish();
      await answer;
    }
    expect(sandboxes).toHaveLength(1);
  });

  it('replaces a process that died, for those who wait too', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 1 });
    const [first, second] = [pool.invoke(() => message({})), pool.invoke(() => message({}))];
    await settled();
    sandboxes[0]?.die();
    await settled();
    sandboxes[1]?.finish();
    expect(await first).toMatchObject({ ok: false });
    expect(await second).toMatchObject({ ok: true, payload: '2' });
    expect(pool.pids).toEqual([2]);
  });

  it('does not hand out a process that died while idle', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 1 });
    pool.warm();
    sandboxes[0]?.die();
    const answer = pool.invoke(() => message({}));
    await settled();
    sandboxes[1]?.finish();
    expect(await answer).toMatchObject({ payload: '2' });
  });

  it('turns callers away when a thousand wait, and takes them again later', async () => {
    const { sandboxes, start } = scripted();
    const pool = createFunctionPool({ start, concurrency: 1 });
    const answers = Array.from({ length: 1001 }, () => pool.invoke(() => message({})));
    await expect(pool.invoke(() => message({}))).rejects.toThrow(ThrottledError);
    for (const _ of answers) {
      await settled();
      sandboxes[0]?.finish();
    }
    expect(await Promise.all(answers)).toHaveLength(1001);
  });
});
