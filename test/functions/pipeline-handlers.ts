import { createConsumeHandler } from '../../functions/consume-names/handler.ts';
import { createGatherHandler } from '../../functions/gather-outcomes/handler.ts';
import { createPipelineRuns } from '../../functions/pipeline-runs/handler.ts';
import { createProduceHandler } from '../../functions/produce-names/handler.ts';
import { TransientError, ValidationError } from '../../lib/core/errors.ts';
import { listRefused } from '../../lib/core/pipeline/list-refusal.ts';
import { manifestOf } from '../../lib/core/pipeline/manifest.ts';
import { edge } from '../../lib/runtime/edge.ts';
import { jsonBody } from '../../lib/runtime/json-body.ts';
import type { PageSource } from '../../lib/runtime/pages/page-source.ts';
import { namesText } from '../../lib/runtime/runs/read-names.ts';
import { memoryLetters } from '../lib/runtime/batches.ts';
import { calmAnalyser } from './calm-analyser.ts';
import { memoryRuns } from './memory-runs.ts';
import type { Handler } from './release-ports.ts';

const NOW = new Date('2026-11-25T03:00:00Z');

const LISTS: Readonly<Record<string, string>> = {
  'names.csv': 'id,name\n1,Ada Lovelace\n2,São Paulo\n3,Ada Lovelace\n',
  'empty.csv': 'id,name\n',
  'prices.csv': 'id,price\n1,2\n',
};

const pages: PageSource = {
  summary: async (title) => {
    if (title === 'Down')
      throw new TransientError('upstream_unavailable', 'the wiki answers with status 500');
    if (title === 'Nobody') throw new ValidationError('page_missing', 'the wiki has no page of that name');
    return { title, url: 'https://wiki.test/page', language: 'en', extract: `${title} is well known.` };
  },
};

/** Two runs: all outcomes of the one are there, half of the other's. */
const runsInBetween = async () => {
  const runs = memoryRuns();
  const names = ['Ada Lovelace', 'São Paulo'];
  for (const [run, settled] of [
    ['2026-11-25', names],
    ['half-done', names.slice(1)],
  ] as const) {
    const ref = { run, date: '2026-11-25' };
    const manifest = manifestOf(
      ref,
      { key: 'names.csv', etag: 'e-1' },
      { names, skipped: [], duplicates: 1 },
    );
    await runs.files.keep(ref, 'names', namesText(names));
    await runs.files.keep(ref, 'manifest', JSON.stringify(manifest));
    const reason = { code: 'page_missing', detail: 'the wiki has no page of that name' };
    for (const name of settled)
      await runs.outcomes.write(ref, { run, name, status: 'failed', reason }, undefined);
  }
  return runs;
};

/** The pipeline's functions over memory, anew for each event. */
export const pipelineHandlers: readonly (readonly [string, Handler])[] = [
  [
    'pipeline-runs',
    async (event, context) => pipelineRunsOver(await runsInBetween())(event, contextOf(context)),
  ],
  [
    'produce-names',
    async (event) => {
      const read = async (key: string) => {
        const list = LISTS[key];
        if (list === undefined) throw listRefused('the datasets bucket has no object of that key; upload it');
        return { bytes: Buffer.from(list), etag: 'e-1' };
      };
      return createProduceHandler({
        ...(await runsInBetween()),
        lists: { read },
        queue: { send: async () => {} },
      })(event);
    },
  ],
  [
    'consume-names',
    async (event, context) => {
      const { outcomes } = memoryRuns();
      const ports = { outcomes, pages, analyser: calmAnalyser, deadLetters: memoryLetters() };
      return createConsumeHandler(ports)(event, contextOf(context));
    },
  ],
  [
    'gather-outcomes',
    async (event) => createGatherHandler({ ...(await runsInBetween()), now: () => NOW.getTime() })(event),
  ],
];

const pipelineRunsOver = (runs: ReturnType<typeof memoryRuns>) => {
  const executions = { find: async () => undefined, start: async () => true };
  const lists = { has: async () => true };
  const handlers = createPipelineRuns({ ...runs, executions, lists, runsBucket: 'runs', now: () => NOW });
  return edge({
    routes: {
      'POST /runs': (request) => handlers.start(request.body ? jsonBody(request) : {}),
      'GET /runs/{id}': ({ pathParameters }) => handlers.status(pathParameters.id),
    },
    direct: handlers.direct,
  });
};

const contextOf = (context: object) => ({
  awsRequestId: 'r-1',
  getRemainingTimeInMillis: () => 60_000,
  ...context,
});
