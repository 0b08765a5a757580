import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPipelineRuns } from '../../functions/pipeline-runs/handler.ts';
import { executionName, latestExecution } from '../../functions/pipeline-runs/latest-execution.ts';
import type { Execution } from '../../functions/pipeline-runs/ports.ts';
import type { RunInput } from '../../lib/core/pipeline/run.ts';
import { memoryRuns } from './memory-runs.ts';

/** A workflow whose executions a test ends as it likes. */
const world = (lists: readonly string[] = ['names.csv', 'other.csv']) => {
  let now = new Date('2026-11-25T23:59:00Z');
  const executions = new Map<string, Execution>();
  const runs = memoryRuns();
  const handlers = createPipelineRuns({
    ...runs,
    executions: {
      find: async (name) => executions.get(name),
      start: async (name, input) => {
        if (executions.has(name)) return false;
        executions.set(name, {
          status: 'RUNNING',
          startedAt: now,
          stoppedAt: undefined,
          input,
          error: undefined,
        });
        return true;
      },
    },
    lists: { has: async (key) => lists.includes(key) },
    runsBucket: 'runs',
    now: () => now,
  });
  const end = (name: string, status: string, error?: string) => {
    const execution = executions.get(name);
    if (execution) executions.set(name, { ...execution, status, stoppedAt: now, error });
  };
  const later = (time: string) => {
    now = new Date(time);
  };
  return { ...handlers, executions, runs, end, later };
};

describe('POST /runs', () => {
  it("starts today's run once, and tells of it after that", async () => {
    const { start, executions } = world();
    expect(await start({})).toEqual({ run: '2026-11-25', status: 'RUNNING', started: true });
    expect(await start({})).toEqual({ run: '2026-11-25', status: 'RUNNING', started: false });
    expect([...executions.keys()]).toEqual(['2026-11-25']);
    expect(executions.get('2026-11-25')?.input).toEqual({
      run: '2026-11-25',
      date: '2026-11-25',
      list: 'names.csv',
      startedAt: '2026-11-25T23:59:00.000Z',
    });
  });

  it.each(['FAILED', 'TIMED_OUT', 'ABORTED'])(
    'lets a run that has %s go on, also on another day, with its own list',
    async (status) => {
      const { start, end, later, executions } = world();
      await start({ run: 'people', list: 'other.csv' });
      end('people', status);
      later('2026-11-26T00:10:00Z');
      expect(await start({ run: 'people' })).toEqual({ run: 'people', status: 'RUNNING', started: true });
      const again: RunInput = {
        run: 'people',
        date: '2026-11-25',
        list: 'other.csv',
        startedAt: '2026-11-26T00:10:00.000Z',
      };
      expect(executions.get('people.2')?.input).toEqual(again);
    },
  );

  it('leaves a run alone that is done, unless it is asked for again', async () => {
    const { start, end, executions } = world();
    await start({ run: 'people' });
    end('people', 'SUCCEEDED');
    expect(await start({ run: 'people' })).toEqual({ run: 'people', status: 'SUCCEEDED', started: false });
    expect(await start({ run: 'people', again: true })).toMatchObject({ started: true });
    expect(await start({ run: 'people', again: true })).toMatchObject({ status: 'RUNNING', started: false });
    expect([...executions.keys()]).toEqual(['people', 'people.2']);
  });

  it('takes a date that is given as the day of the run', async () => {
    const { start, executions } = world();
    await start({ run: '2026-10-31' });
    expect(executions.get('2026-10-31')?.input?.date).toBe('2026-10-31');
  });

  it('starts one run for two who ask at the same time', async () => {
    const { start, executions } = world();
    const both = await Promise.all([start({}), start({})]);
    expect(both.map(({ started }) => started).toSorted()).toEqual([false, true]);
    expect(executions.size).toBe(1);
  });

  it.each([
    [{ list: 'nothing.csv' }, 'list_invalid'],
    [{ list: 's3://images/names.csv' }, 'source_unexpected'],
    [{ list: '' }, 'type_mismatch'],
    [{ list: 'é'.repeat(513) }, 'type_mismatch'],
    [{ run: 'a.2' }, 'type_mismatch'],
    [{ run: 'x'.repeat(41) }, 'type_mismatch'],
    [{ run: 7 }, 'type_mismatch'],
    [{ names: [] }, 'unknown_field'],
    [[], 'type_mismatch'],
    [null, 'type_mismatch'],
    [JSON.parse('{"__proto__": {"run": "x"}}'), 'unknown_field'],
  ])('refuses %j', async (body, code) => {
    const { start, executions } = world();
    await expect(start(body)).rejects.toMatchObject({ name: 'ValidationError', code });
    expect(executions.size).toBe(0);
  });

  it('refuses another list for a run that has one', async () => {
    const { start } = world();
    await start({ run: 'people' });
    await expect(start({ run: 'people', list: 'other.csv' })).rejects.toMatchObject({ code: 'list_invalid' });
  });
});

describe('a schedule', () => {
  it('starts the run of the day that it was meant for, however late it comes', async () => {
    const { direct, later, executions } = world();
    later('2026-11-26T00:30:00Z');
    expect(await direct({ time: '2026-11-25T02:00:00Z' })).toMatchObject({
      run: '2026-11-25',
      started: true,
    });
    expect(executions.get('2026-11-25')?.input).toMatchObject({
      date: '2026-11-25',
      startedAt: '2026-11-26T00:30:00.000Z',
    });
  });

  it('does nothing where nobody has put a list', async () => {
    const { direct, executions } = world([]);
    expect(await direct({ time: '2026-11-25T02:00:00Z' })).toEqual({
      run: '2026-11-25',
      status: 'SKIPPED',
      started: false,
    });
    expect(executions.size).toBe(0);
  });
});

describe('GET /runs/{id}', () => {
  it('tells the last execution, what is there so far, and in the end what it came to', async () => {
    const { start, status, end, runs } = world();
    await start({ run: 'people' });
    expect(await status('people')).toEqual({
      run: 'people',
      status: 'RUNNING',
      startedAt: '2026-11-25T23:59:00.000Z',
    });
    end('people', 'FAILED', 'the list of names cannot be read');
    expect(await status('people')).toMatchObject({
      status: 'FAILED',
      error: 'the list of names cannot be read',
    });
    await start({ run: 'people' });
    const ref = { run: 'people', date: '2026-11-25' };
    const manifest = {
      ...ref,
      list: 'names.csv',
      etag: 'e',
      names: 3,
      duplicates: 0,
      skippedRows: 0,
      skipped: [],
    };
    await runs.files.keep(ref, 'manifest', JSON.stringify(manifest));
    const reason = { code: 'page_missing', detail: '' };
    await runs.outcomes.write(ref, { run: 'people', name: 'Ada', status: 'failed', reason }, undefined);
    expect(await status('people')).toMatchObject({ status: 'RUNNING', names: 3, outcomes: 1 });
    await runs.files.keep(ref, 'summary', JSON.stringify({ names: 3, done: 2, failed: 1 }));
    end('people.2', 'SUCCEEDED');
    expect(await status('people')).toEqual({
      ...{ run: 'people', status: 'SUCCEEDED', startedAt: '2026-11-25T23:59:00.000Z' },
      ...{ stoppedAt: '2026-11-25T23:59:00.000Z', names: 3, done: 2, failed: 1 },
      results: 's3://runs/2026-11-25/people/results.csv',
    });
  });

  it('tells of an execution that somebody started by hand with something else', async () => {
    const { status, executions } = world();
    const started = new Date('2026-11-25T10:00:00Z');
    executions.set('odd', {
      status: 'RUNNING',
      startedAt: started,
      stoppedAt: undefined,
      input: undefined,
      error: undefined,
    });
    expect(await status('odd')).toEqual({
      run: 'odd',
      status: 'RUNNING',
      startedAt: '2026-11-25T10:00:00.000Z',
    });
  });

  it.each([undefined, '', 'never-started', 'people.2', '../people', '__proto__'])(
    'does not know %j',
    async (id) => {
      await expect(world().status(id)).rejects.toMatchObject({ code: 'run_unknown' });
    },
  );
});

it('finds the last of any number of executions in few steps', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 3000 }), async (count) => {
      let looks = 0;
      const names = new Set(Array.from({ length: count }, (_, index) => executionName('r', index + 1)));
      const found = {
        status: 'FAILED',
        startedAt: new Date(0),
        stoppedAt: undefined,
        input: undefined,
        error: undefined,
      };
      const find = async (name: string) => {
        looks += 1;
        return names.has(name) ? found : undefined;
      };
      expect((await latestExecution({ find }, 'r'))?.number).toBe(count === 0 ? undefined : count);
      expect(looks).toBeLessThan(30);
    }),
  );
});
