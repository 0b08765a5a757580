import { afterEach, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../../lib/local/sandbox/sandbox.ts';
import { message, sandboxOf } from './sandbox-program.ts';

const started: Sandbox[] = [];
afterEach(() => {
  for (const sandbox of started.splice(0)) sandbox.kill();
});
const start = async (...args: Parameters<typeof sandboxOf>) => {
  const sandbox = await sandboxOf(...args);
  started.push(sandbox);
  return sandbox;
};

describe('a sandbox', () => {
  it('answers one event after another in one process', async () => {
    const sandbox = await start(
      'let n = 0; exports.handler = async (event) => ({ event, n: ++n, pid: process.pid });',
    );
    const answers = [];
    for (const event of [{ a: 1 }, null, 'text']) answers.push(await sandbox.invoke(message(event)));
    const payloads = answers.map((answer) => (answer?.ok ? JSON.parse(answer.payload) : answer));
    expect(payloads).toEqual([
      { event: { a: 1 }, n: 1, pid: sandbox.pid },
      { event: null, n: 2, pid: sandbox.pid },
      { event: 'text', n: 3, pid: sandbox.pid },
    ]);
  });

  it('has the environment it was given and nothing of ours', async () => {
    process.env.AWS_SECRET_ACCESS_KEY = 'ours';
    const sandbox = await start('exports.handler = async () => process.env;');
    const answer = await sandbox.invoke(message({}));
    const {
      NODE_CHANNEL_FD: _fd,
      NODE_CHANNEL_SERIALIZATION_MODE: _mode,
      ...environment
    } = JSON.parse(answer?.ok ? answer.payload : '{}');
    expect(environment).toEqual({ COLOUR: 'blue' });
  });

  it('answers null where the function gives nothing', async () => {
    const sandbox = await start('exports.handler = async () => {};');
    expect(await sandbox.invoke(message({}))).toMatchObject({ ok: true, payload: 'null' });
  });

  it.each([
    [
      'throws',
      'const e = new TypeError("no"); throw e;',
      { errorType: 'TypeError', errorMessage: 'no', trace: expect.any(Array) },
    ],
    ['throws a text', 'throw "no";', { errorType: 'string', errorMessage: 'no' }],
    [
      'gives what is not JSON',
      'return 1n;',
      expect.objectContaining({ errorType: 'Runtime.JSONStringifyError' }),
    ],
    [
      'gives more than Lambda takes',
      'return "x".repeat(6_291_555);',
      expect.objectContaining({ errorType: 'Function.ResponseSizeTooLarge' }),
    ],
  ])('reports a function that %s, and goes on', async (_, body, error) => {
    const sandbox = await start(`exports.handler = async (event) => { if (event.good) return 1; ${body} };`);
    expect(await sandbox.invoke(message({}))).toMatchObject({ ok: false, error });
    expect(await sandbox.invoke(message({ good: true }))).toMatchObject({ ok: true, payload: '1' });
  });

  it('tells the function how long it has', async () => {
    const sandbox = await start(
      'exports.handler = async (_, context) => context.getRemainingTimeInMillis();',
    );
    const answer = await sandbox.invoke(message({}));
    expect(Number(answer?.ok && answer.payload)).toBeGreaterThan(0);
    expect(Number(answer?.ok && answer.payload)).toBeLessThanOrEqual(5000);
  });

  it.each(['while (true) {}', 'await new Promise(() => setInterval(() => {}, 1000));'])(
    'is killed when it runs too long, as Lambda says it: %s',
    async (body) => {
      const sandbox = await start(`exports.handler = async () => { ${body} };`, { timeoutSeconds: 0.3 });
      expect(await sandbox.invoke(message({}, 'r-9'))).toMatchObject({
        ok: false,
        error: {
          errorType: 'Sandbox.Timedout',
          errorMessage: 'RequestId: r-9 Error: Task timed out after 0.30 seconds',
        },
      });
      expect([sandbox.alive, sandbox.observed.exits]).toEqual([false, 1]);
    },
  );

  it.each([
    ['exits', 'process.exit(3);', 'exit status 3'],
    ['is killed', 'process.kill(process.pid, "SIGKILL"); await new Promise(() => {});', 'signal: killed'],
    [
      'throws where nobody catches',
      'setTimeout(() => { throw new Error("late"); }); await new Promise(() => {});',
      'exit status 1',
    ],
  ])('that %s is reported as Lambda does', async (_, body, how) => {
    const sandbox = await start(`exports.handler = async () => { ${body} };`);
    const errorMessage = `RequestId: r-1 Error: Runtime exited with error: ${how}`;
    expect(await sandbox.invoke(message({}))).toMatchObject({
      ok: false,
      error: { errorType: 'Runtime.ExitError', errorMessage },
    });
  });

  it.runIf(process.platform === 'linux')('is killed when it holds more memory than it may', async () => {
    const hog =
      'exports.handler = async () => { const held = []; for (;;) { held.push(Buffer.alloc(8e6, 1)); await new Promise((r) => setTimeout(r, 5)); } };';
    const sandbox = await start(hog, { memoryMiB: 192, timeoutSeconds: 15 });
    expect(await sandbox.invoke(message({}))).toMatchObject({
      ok: false,
      error: { errorType: 'Runtime.ExitError' },
    });
  });

  it.each([
    [
      'does not load',
      'throw new Error("no such module");',
      { errorType: 'Error', errorMessage: 'no such module' },
    ],
    [
      'exports no handler',
      'exports.other = 1;',
      { errorType: 'Runtime.HandlerNotFound', errorMessage: 'the bundle exports no handler' },
    ],
    [
      'wants a callback',
      'exports.handler = (event, context, callback) => callback(null, 1);',
      { errorType: 'Runtime.CallbackHandlerDeprecated' },
    ],
  ])('whose bundle %s says so', async (_, source, error) => {
    expect(await (await start(source)).invoke(message({}))).toMatchObject({ ok: false, error });
  });

  it('takes requests before their turn and works on one after another, in order', async () => {
    const source =
      'let running = 0; exports.handler = async (n) => { if (running++) throw new Error("two at once"); await new Promise((r) => setTimeout(r, 5)); running--; return n; };';
    const sandbox = await start(source);
    const answers = [1, 2, 3, 4].map((n) => sandbox.invoke(message(n)));
    expect(sandbox.taken).toBe(4);
    expect((await Promise.all(answers)).map((answer) => answer?.ok && answer.payload)).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    expect(sandbox.usualMs).toBeGreaterThan(0);
  });

  it('says of requests it never turned to that somebody else may have them', async () => {
    const sandbox = await start(
      'exports.handler = async (n) => { if (n === 2) process.exit(1); return n; };',
    );
    const answers = await Promise.all([1, 2, 3].map((n) => sandbox.invoke(message(n))));
    expect(answers.map((answer) => answer && (answer.ok ? answer.payload : answer.error.errorType))).toEqual([
      '1',
      'Runtime.ExitError',
      undefined,
    ]);
    expect(await sandbox.invoke(message(4))).toBeUndefined();
  });

  it('keeps the lines of an invocation and passes them on', async () => {
    const sandbox = await start(
      'exports.handler = async (event) => { console.log("said", event); console.error("cried"); };',
    );
    const invocation = await sandbox.invoke(message(1));
    await expect.poll(() => invocation?.log.toSorted()).toEqual(['cried', 'said 1']);
    expect(sandbox.observed.lines.toSorted()).toEqual(['cried', 'said 1']);
  });
});
