import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { replayLetters } from '../../lib/cli/dlq/replay-letters.ts';
import { TransientError, ValidationError } from '../../lib/core/errors.ts';
import type { TextFeature } from '../../lib/core/text/analysis.ts';
import type { PageSource } from '../../lib/runtime/pages/page-source.ts';
import type { AnalyseOptions, TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import { awsError, type Dice, dice } from '../storm/faults.ts';
import { letterQueueOf } from '../storm/verdict.ts';
import { calmAnalyser } from './calm-analyser.ts';
import { openPipeline, type PipelineFaults, type PipelineWorld } from './pipeline-world.ts';

const RUN = {
  run: '2026-01-01',
  date: '2026-01-01',
  list: 'names.csv',
  startedAt: '2026-01-01T00:00:00.000Z',
};
const NAMES = Array.from({ length: 500 }, (_, index) => `Name ${index}, the ${index % 7}th "of" them`);
const LIST = `id,name\r\n${NAMES.map((name, index) => `${index},"${name.replaceAll('"', '""')}"`).join('\r\n')}\r\n`;

/** One name in twenty has no page, or none that can be had. */
const FAILING: Readonly<Record<number, 'page_missing' | 'page_ambiguous' | 'upstream_unavailable'>> = {
  3: 'page_missing',
  7: 'page_missing',
  11: 'page_ambiguous',
  13: 'upstream_unavailable',
  17: 'upstream_unavailable',
};
const failureOf = (name: string) => FAILING[NAMES.indexOf(name) % 100];

const pages: PageSource = {
  summary: async (title) => {
    const code = failureOf(title);
    if (code === 'upstream_unavailable') throw new TransientError(code, 'the wiki answers with status 500');
    if (code !== undefined) throw new ValidationError(code, 'the wiki has no such page');
    return { title, url: 'https://wiki.test/page', language: 'en', extract: `${title} is well known.` };
  },
};
const allPages: PageSource = {
  summary: async (title) => ({ title, url: 'https://wiki.test/mended', language: 'en', extract: title }),
};

/** Refuses 30 % of all calls; like the SDK's client, the caller tries three times before it gives up. */
const throttled = (rolled: Dice): TextAnalyser => ({
  analyse: async <F extends TextFeature>(feature: F, texts: readonly string[], options: AnalyseOptions) => {
    const tries = [0, 1, 2].map(() => rolled.chance(0.3));
    if (tries.every((refused) => refused)) throw awsError('ThrottlingException');
    return calmAnalyser.analyse(feature, texts, options);
  },
});

/** Every eighth worker, in the middle of its batch. */
const killer = () => {
  let workers = 0;
  return (rolled: Dice) => {
    workers += 1;
    return workers % 8 === 0 ? 1 + Math.floor(rolled.upTo(60)) : undefined;
  };
};

const stormy = (seed: number): PipelineFaults => ({
  pages,
  analyser: throttled(dice(seed + 1)),
  around: (rolled) => {
    if (rolled.chance(0.002)) throw awsError('ServiceUnavailable');
  },
  killAfter: killer(),
  duplicates: 0.1,
});
const MENDED: PipelineFaults = {
  pages: allPages,
  analyser: calmAnalyser,
  around: () => {},
  killAfter: () => undefined,
  duplicates: 0,
};

const rowsOf = (world: PipelineWorld): Record<string, string>[] =>
  parse(world.runs.objects.get('2026-01-01/2026-01-01/results.csv')?.text ?? '', { columns: true });
const summaryOf = (world: PipelineWorld) =>
  JSON.parse(world.runs.objects.get('2026-01-01/2026-01-01/summary.json')?.text ?? 'null');

describe.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('500 names in a storm, seed %i', (seed) => {
  it('have one outcome each, and a second run of the day changes nothing', async () => {
    const world = await openPipeline(seed, stormy(seed));
    expect(await world.execute(RUN, LIST)).toMatchObject({ complete: true, names: 500, outcomes: 500 });
    await world.settle();
    expect(world.kills).toBeGreaterThan(3);

    const outcomes = world.runs.writes.filter((key) => key.includes('/outcomes/'));
    expect(outcomes).toHaveLength(500);
    expect(new Set(outcomes).size).toBe(500);
    const rows = rowsOf(world);
    expect(rows.map(({ name }) => name)).toEqual(NAMES);
    for (const { name = '', status, reason } of rows)
      expect({ name, status, reason }).toEqual({
        name,
        status: failureOf(name) ? 'failed' : 'done',
        reason: failureOf(name) ?? '',
      });
    expect(summaryOf(world)).toMatchObject({
      names: 500,
      done: 475,
      failed: 25,
      reasons: { page_missing: 10, upstream_unavailable: 10, page_ambiguous: 5 },
    });

    const before = new Map(world.runs.objects);
    const sent = world.sent.length;
    const later = { ...RUN, startedAt: '2026-01-01T09:00:00.000Z' };
    expect(await world.execute(later, LIST)).toMatchObject({ complete: true });
    expect(world.runs.objects).toEqual(before);
    expect(world.sent).toHaveLength(sent);
    await world.close();
  });
});

it('letters that are replayed once their cause is mended become outcomes; a second replay finds nothing', async () => {
  const world = await openPipeline(7, stormy(7));
  await world.execute(RUN, LIST);
  await world.settle();
  world.faults = MENDED;
  const all = { limit: 1000 };
  const { replayed } = await replayLetters(letterQueueOf(world), all);
  expect(replayed).toBeGreaterThanOrEqual(10);
  await world.settle();
  const writes = world.runs.writes.length;
  expect(await replayLetters(letterQueueOf(world), all)).toMatchObject({ replayed: 0 });

  await world.execute({ ...RUN, startedAt: '2026-01-01T09:00:00.000Z' }, LIST);
  expect(world.runs.writes.slice(writes).map((key) => key.split('/').at(-1))).toEqual([
    'results.csv',
    'summary.json',
  ]);
  expect(summaryOf(world)).toMatchObject({
    done: 485,
    failed: 15,
    reasons: { page_missing: 10, page_ambiguous: 5 },
  });
  await world.close();
});

it('names of which nobody hears again are told as such when time is up, and are sent again by the next execution', async () => {
  const world = await openPipeline(8, { ...MENDED, killAfter: () => 1 });
  expect(await world.execute(RUN, 'name\nAda\nBob\n')).toMatchObject({
    complete: true,
    names: 2,
    outcomes: 0,
  });
  expect(summaryOf(world)).toMatchObject({ done: 0, failed: 2, reasons: { no_outcome: 2 } });
  world.faults = MENDED;
  const later = new Date(world.time.clock.now()).toISOString();
  expect(await world.execute({ ...RUN, startedAt: later }, 'name\nAda\nBob\n')).toMatchObject({
    outcomes: 2,
  });
  expect(summaryOf(world)).toMatchObject({ done: 2, failed: 0, reasons: {} });
  await world.close();
});
