import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../../lib/core/pipeline/manifest.ts';
import type { DoneOutcome, Outcome } from '../../../../lib/core/pipeline/outcome.ts';
import { resultRow } from '../../../../lib/core/pipeline/results.ts';
import { resultsCsv } from '../../../../lib/core/pipeline/results-csv.ts';
import { summaryOf } from '../../../../lib/core/pipeline/summary.ts';

const done = (name: string, change: Partial<DoneOutcome> = {}): DoneOutcome => ({
  run: 'r',
  name,
  status: 'done',
  title: name,
  url: 'https://wiki.test/Ada',
  language: 'en',
  sentiment: 'POSITIVE',
  scores: { positive: 0.98765, negative: 0, neutral: 0.01, mixed: 0.00235 },
  entities: [{ text: 'London', type: 'LOCATION', score: 0.9 }],
  keyPhrases: [{ text: 'the first programmer', score: 0.9 }],
  ...change,
});
const failed = (name: string, code: string): Outcome => ({
  run: 'r',
  name,
  status: 'failed',
  reason: { code, detail: 'why' },
});
const rowsOf = (...outcomes: Outcome[]) => outcomes.map((outcome) => resultRow(outcome.name, outcome));
const cellsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

describe('the results', () => {
  it('have a row for each name, with what was found or why nothing was', () => {
    const csv = resultsCsv([
      ...rowsOf(done('Ada'), failed('Bob', 'page_missing')),
      resultRow('Cy', undefined),
    ]);
    expect(csv).toBe(
      'name,title,url,status,sentiment,positive,negative,neutral,mixed,entities,key_phrases,reason\n' +
        'Ada,Ada,https://wiki.test/Ada,done,POSITIVE,0.9877,0.0000,0.0100,0.0024,London (LOCATION),the first programmer,\n' +
        'Bob,,,failed,,,,,,,,page_missing\n' +
        'Cy,,,failed,,,,,,,,no_outcome\n',
    );
  });

  it.each(['=cmd()', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'hold %j as text that no spreadsheet runs',
    (text) => {
      const entities = [{ text, type: 'OTHER', score: 1 }];
      const [cells] = cellsOf(resultsCsv(rowsOf(done(text, { title: text, entities }))));
      expect(cells).toMatchObject({ name: `'${text}`, title: `'${text}`, entities: `'${text} (OTHER)` });
    },
  );

  it('are read back as they were, whatever names and titles hold', () => {
    const text = fc
      .string({ unit: 'binary', maxLength: 30 })
      .filter((each) => !/^[=+\-@\t\r＝＋－＠]/.test(each));
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 10 }), (pairs) => {
        const csv = resultsCsv(pairs.map(([name, title]) => resultRow(name, done(name, { title }))));
        expect(cellsOf(csv).map(({ name, title }) => [name, title])).toEqual(pairs);
      }),
    );
  });

  it('say each entity once, and no more than a cell holds, whole', () => {
    const entities = Array.from({ length: 5000 }, (_, index) => ({
      text: `Entity ${index % 2500}`,
      type: 'OTHER',
      score: 1,
    }));
    const [cells] = cellsOf(resultsCsv(rowsOf(done('Ada', { entities }))));
    expect(cells?.entities?.length).toBeLessThanOrEqual(32_000);
    expect(cells?.entities).toMatch(/^Entity 0 \(OTHER\); Entity 1 \(OTHER\); .*\(OTHER\)$/);
  });
});

describe('the summary', () => {
  const manifest: Manifest = {
    ...{ run: 'r', date: '2026-11-25', list: 'names.csv', etag: 'e', names: 4 },
    ...{ duplicates: 2, skippedRows: 1, skipped: [{ row: 3, reason: 'empty' }] },
  };

  it('counts by status, sentiment, reason and entity', () => {
    const more = [
      { text: 'London', type: 'LOCATION', score: 1 },
      { text: 'London', type: 'LOCATION', score: 1 },
      { text: 'Babbage', type: 'PERSON', score: 1 },
      { text: '1843', type: 'DATE', score: 1 },
    ];
    const rows = rowsOf(
      done('Ada'),
      done('Bob', { sentiment: 'NEUTRAL', entities: more }),
      failed('Cy', 'page_missing'),
      failed('Di', 'page_missing'),
    );
    expect(summaryOf(manifest, rows)).toEqual({
      ...{
        run: 'r',
        date: '2026-11-25',
        list: 'names.csv',
        names: 4,
        done: 2,
        failed: 2,
        skipped: 1,
        duplicates: 2,
      },
      sentiments: { NEUTRAL: 1, POSITIVE: 1 },
      reasons: { page_missing: 2 },
      topEntities: [
        { entity: 'London (LOCATION)', names: 2 },
        { entity: 'Babbage (PERSON)', names: 1 },
      ],
    });
  });

  it('of a list without names says so', () => {
    expect(summaryOf({ ...manifest, names: 0 }, [])).toMatchObject({ names: 0, done: 0, note: 'no_rows' });
  });
});
