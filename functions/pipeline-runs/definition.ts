import { defineFunction, type JsonSchema } from '../definition.ts';

/** The workflow whose runs these are. */
export const TEXT_PIPELINE = 'text-pipeline';

const RUN: JsonSchema = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,39}$' };
const COUNT: JsonSchema = { type: 'integer', minimum: 0 };

const START: JsonSchema = {
  type: 'object',
  properties: {
    run: { ...RUN, description: "today's date (UTC) when left out" },
    list: {
      type: 'string',
      minLength: 1,
      description: 'a key in the datasets bucket; names.csv when left out',
    },
    again: { type: 'boolean', description: 'go through a run once more that is done' },
  },
  additionalProperties: false,
};

const STARTED: JsonSchema = {
  type: 'object',
  properties: { run: RUN, status: { type: 'string' }, started: { type: 'boolean' } },
  required: ['run', 'status', 'started'],
};

const STATUS: JsonSchema = {
  type: 'object',
  properties: {
    run: RUN,
    status: { enum: ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'] },
    startedAt: { type: 'string', format: 'date-time' },
    stoppedAt: { type: 'string', format: 'date-time' },
    names: COUNT,
    outcomes: { ...COUNT, description: 'names that have an outcome, while the run goes on' },
    done: COUNT,
    failed: COUNT,
    results: { type: 'string', format: 'uri' },
    error: { type: 'string' },
  },
  required: ['run', 'status', 'startedAt'],
};

export const pipelineRuns = defineFunction({
  name: 'pipeline-runs',
  summary: 'Starts a run of the text pipeline, every night or when asked, and tells how far one has come.',
  triggers: [
    {
      kind: 'http',
      method: 'POST',
      path: '/runs',
      throttle: { rate: 1, burst: 5 },
      operation: () => ({
        summary:
          'Starts a run of the text pipeline, or tells of the one there is; the answer does not wait for it.',
        request: START,
        reply: STARTED,
      }),
    },
    {
      kind: 'http',
      method: 'GET',
      path: '/runs/{id}',
      throttle: { rate: 20, burst: 40 },
      operation: () => ({ summary: 'How far a run has come.', reply: STATUS }),
    },
    { kind: 'schedule', dailyAt: '02:00' },
    { kind: 'direct' },
  ],
  access: [
    { kind: 'run-workflow', workflow: TEXT_PIPELINE },
    { kind: 'read-objects', bucket: 'datasets' },
    { kind: 'read-objects', bucket: 'runs' },
  ],
  memoryMiB: 256,
  timeoutSeconds: 20,
  reservedConcurrency: 5,
});
