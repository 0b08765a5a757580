import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLabelImageHandler } from '../../functions/label-image/handler.ts';
import { createReconcileImagesHandler } from '../../functions/reconcile-images/handler.ts';
import { createReconcileTextsHandler } from '../../functions/reconcile-texts/handler.ts';
import { FUNCTIONS } from '../../functions/registry.ts';
import { memoryLetters } from '../lib/runtime/batches.ts';
import { collectOverMemory } from './collect-over-memory.ts';
import { casesOf, readable } from './event-cases.ts';
import { serveTextServices } from './local-services.ts';
import { found, jpeg, memoryPorts } from './memory-ports.ts';
import { pipelineHandlers } from './pipeline-handlers.ts';
import { releaseHooks } from './release-hooks.ts';

type Handler = (event: unknown, context: object) => Promise<unknown>;

const ROOT = join(import.meta.dirname, '../..');
const context = { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 60_000 };
const handlers = new Map<string, Handler>();
/** Functions whose services are kept in memory here. */
const OVER_MEMORY: ReadonlySet<string> = new Set([
  'label-image',
  'reconcile-images',
  'reconcile-texts',
  'check-release',
  'confirm-release',
  'collect',
  ...pipelineHandlers.map(([name]) => name),
]);

let services: Awaited<ReturnType<typeof serveTextServices>>;

afterAll(() => services?.close());
beforeAll(async () => {
  vi.stubEnv('LAMBDA_TASK_ROOT', ROOT);
  vi.stubEnv('DEFAULT_MODEL', 'mlb-height');
  services = await serveTextServices();
  for (const [variable, value] of Object.entries(services.environment)) vi.stubEnv(variable, value);
  for (const { name } of FUNCTIONS.filter((definition) => !OVER_MEMORY.has(definition.name))) {
    handlers.set(name, (await import(`../../functions/${name}/index.ts`)).handler);
  }
  for (const [name, handler] of [...pipelineHandlers, ...releaseHooks(handlers)]) handlers.set(name, handler);
  const ports = memoryPorts();
  const etag = 'd41d8cd98f00b204e9800998ecf8427e';
  for (const key of ['a b c+d.jpg', '猫/🐈.png']) ports.objects.set(key, found(await jpeg(), etag));
  ports.objects.set('page.jpg', found(Buffer.from('<!DOCTYPE html>'), etag));
  handlers.set('label-image', async (event, invocation) => {
    ports.written.clear();
    return createLabelImageHandler({ ...ports, deadLetters: memoryLetters(), imagesBucket: 'images' })(
      event,
      invocation as typeof context,
    );
  });
  const nothing = {
    listing: { page: async () => ({ objects: [], next: undefined }) },
    results: ports.results,
    announcements: { announce: async () => {} },
  };
  handlers.set('collect', collectOverMemory());
  handlers.set('reconcile-images', (event) => createReconcileImagesHandler(nothing)(event, context));
  handlers.set('reconcile-texts', (event) => createReconcileTextsHandler(nothing)(event, context));
});

describe.each(FUNCTIONS.map(({ name }) => name))('%s', (name) => {
  it.each(casesOf(name))('answers $case as recorded', async ({ event, reply }) => {
    const answer = await handlers
      .get(name)?.(event, context)
      .catch((error: Error) => ({
        errorType: error.name,
        errorMessage: error.message,
      }));
    expect(readable(answer)).toEqual(reply);
  });

  it('has at least two good and two bad recorded cases', () => {
    const bad = casesOf(name).filter((recorded) => recorded.case.startsWith('bad-'));
    expect(bad.length).toBeGreaterThanOrEqual(2);
    expect(casesOf(name).length - bad.length).toBeGreaterThanOrEqual(2);
  });
});

it('has a reply beside every event, and a function for every folder', () => {
  const folders = readdirSync(join(ROOT, 'events'));
  expect(folders.toSorted()).toEqual(FUNCTIONS.map(({ name }) => name).toSorted());
  for (const folder of folders) {
    const files = readdirSync(join(ROOT, 'events', folder));
    const events = files.filter((file) => !file.endsWith('.reply.json'));
    for (const file of events) expect(files).toContain(file.replace('.json', '.reply.json'));
    for (const file of events)
      expect(() => JSON.parse(readFileSync(join(ROOT, 'events', folder, file), 'utf8'))).not.toThrow();
  }
});
