import { GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it } from 'vitest';
import { createGatherHandler } from '../../functions/gather-outcomes/handler.ts';
import { sfnExecutions } from '../../functions/pipeline-runs/sfn-executions.ts';
import { createProduceHandler } from '../../functions/produce-names/handler.ts';
import type { RunInput } from '../../lib/core/pipeline/run.ts';
import { withFunctionArns } from '../../workflows/definition.ts';
import { textPipeline } from '../../workflows/text-pipeline.ts';
import { memoryRuns } from '../functions/memory-runs.ts';
import { arnOf, ended, run, serveMachines, taskError } from '../lib/local/stepfunctions/serve-machines.ts';

const INPUT: RunInput = {
  ...{ run: 'people', date: '2026-11-25', list: 'names.csv' },
  startedAt: '2026-11-25T02:00:00.000Z',
};

/** The workflow without its waits, over its own functions; every name has failed as soon as it is sent. */
const serve = async (names: readonly string[]) => {
  const definition = JSON.parse(withFunctionArns(textPipeline, (name) => name));
  definition.States.Wait = { Type: 'Pass', Next: 'Gather' };
  const runs = memoryRuns();
  const calls: string[] = [];
  const produce = createProduceHandler({
    ...runs,
    lists: { read: async () => ({ bytes: Buffer.from(JSON.stringify(names)), etag: 'e-1' }) },
    queue: {
      send: async (messages) => {
        const reason = { code: 'page_missing', detail: 'none' };
        for (const { name, ...ref } of messages)
          await runs.outcomes.write(ref, { run: ref.run, name, status: 'failed', reason }, undefined);
      },
    },
  });
  const gather = createGatherHandler({ ...runs, now: () => Date.parse(INPUT.startedAt) });
  const served = await serveMachines({
    machines: [{ name: textPipeline.name, definition }],
    invokeTask: async (name, payload) => {
      calls.push(name);
      const task = name === 'produce-names' ? produce : gather;
      return task(payload).catch((error: Error) => {
        throw taskError(error.name, JSON.stringify({ errorType: error.name, errorMessage: error.message }));
      });
    },
  });
  const executions = sfnExecutions(served.sfn, arnOf(textPipeline.name));
  return { ...served, runs, calls, executions };
};

describe('the text pipeline', () => {
  it.each([
    [0, 1],
    [1, 1],
    [1000, 1],
    [2001, 3],
  ])('of %i names sends them in %i pages and gathers them', async (count, pages) => {
    const { sfn, calls, runs } = await serve(Array.from({ length: count }, (_, index) => `Name ${index}`));
    const { status, output } = await run(sfn, textPipeline.name, INPUT);
    expect(status).toBe('SUCCEEDED');
    expect(JSON.parse(output ?? '')).toMatchObject({
      run: 'people',
      complete: true,
      names: count,
      outcomes: count,
    });
    expect(calls).toEqual([...Array.from({ length: pages }, () => 'produce-names'), 'gather-outcomes']);
    const { date } = INPUT;
    const csv = await runs.files.read({ run: 'people', date }, 'results');
    expect(csv?.trimEnd().split('\n')).toHaveLength(count + 1);
  });

  it.each([{}, null, [], 'people', { ...INPUT, run: '../x' }, { ...INPUT, names: ['Ada'] }])(
    'started with %j fails at its first step, says why, and does not try again',
    async (input) => {
      const { sfn, calls } = await serve(['Ada']);
      const { status, error, cause } = await run(sfn, textPipeline.name, input);
      expect({ status, error }).toEqual({ status: 'FAILED', error: 'ValidationError' });
      expect(JSON.parse(cause ?? '').errorMessage).toContain('send an event like {"run": "2026-11-25"');
      expect(calls).toEqual(['produce-names']);
    },
  );

  it.each(['__proto__', '$.x', "States.Format('{}', $.name)", '$$.Execution.Name'])(
    'takes the name %s for a name, and its history never holds it',
    async (name) => {
      const { sfn } = await serve([name, 'Somebody']);
      const { executionArn } = await run(sfn, textPipeline.name, INPUT);
      const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
      expect(JSON.stringify(events)).not.toContain('Somebody');
    },
  );
});

describe('executions', () => {
  it('are started once by each name, and tell how they are and why they failed', async () => {
    const { executions, sfn } = await serve(['', '', 'Ada']);
    expect(await executions.find('people')).toBeUndefined();
    expect(await executions.start('people', INPUT)).toBe(true);
    await ended(sfn, `${arnOf(textPipeline.name).replace('stateMachine', 'execution')}:people`);
    expect(await executions.start('people', { ...INPUT, list: 'other.csv' })).toBe(false);
    expect(await executions.find('people')).toEqual({
      status: 'FAILED',
      startedAt: expect.any(Date),
      stoppedAt: expect.any(Date),
      input: INPUT,
      error: 'the list of names cannot be read: 2 of its 3 rows hold no name that can be taken',
    });
  });

  it('that somebody started by hand with something else are told without an input', async () => {
    const { executions, sfn } = await serve([]);
    const { executionArn = '' } = await run(sfn, textPipeline.name, { odd: true });
    const found = await executions.find(executionArn.split(':').at(-1) ?? '');
    expect(found).toMatchObject({ status: 'FAILED', input: undefined });
  });
});
