import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintCsv } from '../../../../lib/core/datasets/lint-csv.ts';
import { csvSource } from '../training/csv-source.ts';

const lint = (text: string | Uint8Array, chunkBytes?: number) => lintCsv(csvSource(text, chunkBytes));
const codesIn = async (text: string | Uint8Array): Promise<readonly string[]> =>
  (await lint(text)).findings.map(({ code }) => code);

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('lintCsv', () => {
  it.each([
    ['LF', 'Name,Height\na,74\nb,72\n'],
    ['CRLF', 'Name,Height\r\na,74\r\nb,72\r\n'],
    ['CR', 'Name,Height\ra,74\rb,72\r'],
    ['no line break at the end', 'Name,Height\na,74\nb,72'],
    ['blank lines', '\nName,Height\n\na,74\n\nb,72\n\n'],
    ['quotes, quoted commas and line feeds', '"Name","Height"\n"a, ""A""\nx",74\nb,72\n'],
    ['other separators within cells', 'Name,Height\na;b,74\n"c|d\te",72\n'],
    ['signed numbers and marks for what is missing', 'Name,Height\n-1.5,+2e3\n-,--\n'],
    ['letters of every kind', 'Näme,身長\n😀,74\nñ,72\n'],
    ['one column', 'Name\na\nb\n'],
  ])('finds nothing in a file with %s', async (_, text) => {
    for (const chunkBytes of [undefined, 3, 1])
      expect(await lint(text, chunkBytes)).toMatchObject({ findings: [], rows: 2, complete: true });
  });

  it.each([
    ['an empty file', '', [{ code: 'no_rows', count: 1 }]],
    ['a header alone', 'Name,Height\n', [{ code: 'no_rows' }]],
    ['blank lines alone', '\n\r\n\n', [{ code: 'no_rows' }]],
    ['a byte order mark', '\ufeffName\na\n', [{ code: 'byte_order_mark', level: 'notice', line: 1 }]],
    ['an unnamed index', ',Name\n0,a\n1,b\n', [{ code: 'column_unnamed', line: 1, column: 1, count: 1 }]],
    ['a name of spaces', 'Name,  \na,1\n', [{ code: 'column_unnamed', column: 2 }]],
    ['an empty column', 'a,b,c\n1,,3\n4, ,6\n', [{ code: 'column_empty', column: 2, count: 1 }]],
    ['a name twice', 'x,y, x\n1,2,3\n', [{ code: 'column_duplicate', line: 1, column: 3 }]],
    [
      'a carriage return in a cell',
      'a,b\n1,"x\r\ny"\n',
      [{ code: 'carriage_return_in_cell', line: 3, column: 2 }],
    ],
    [
      'a carriage return without quotes',
      'a,b\n1,x\ry\n',
      [{ code: 'carriage_return_in_cell', line: 2, column: 2 }],
    ],
    ['short and long rows', 'a,b\n1\n1,2\n1,2,3\n', [{ code: 'row_ragged', line: 2, count: 2 }]],
    ['semicolons', 'a;b\n1,5;2\n', [{ code: 'separator_unexpected', line: 1 }]],
    ['tabs', 'a\tb\n1\t2\n', [{ code: 'separator_unexpected' }]],
    [
      'rows that change their separator',
      'a,b,c\n1,2,3\n4;5;6\n7;8,9\n',
      [{ code: 'separators_mixed', line: 3, count: 2 }],
    ],
    ['UTF-16 with a mark', Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'), [{ code: 'encoding_utf16' }]],
    ['UTF-16 without one', Buffer.from('a,b\n1,2\n', 'utf16le'), [{ code: 'encoding_utf16' }]],
    ['UTF-16, the other way round', utf16be('\ufeffa,b\n1,2\n'), [{ code: 'encoding_utf16' }]],
    ['Latin-1', Buffer.from('a,b\n\xe9,2\n', 'latin1'), [{ code: 'characters_lost', line: 2, column: 1 }]],
    ['a gzip file', Buffer.from([0x1f, 0x8b, 8, 1]), [{ code: 'encoding_unsupported' }]],
    ['a spreadsheet', Buffer.from('PK\x03\x04rest'), [{ code: 'encoding_unsupported' }]],
    [
      'formulas',
      'a,b\n=1+1,@x\n+49 30,"-cmd"\n',
      [{ code: 'formula_like', level: 'notice', line: 2, column: 1, count: 4 }],
    ],
    ['a quote that is never closed', 'a,b\n1,2\n"3,4\n5,6\n', [{ code: 'quote_not_closed', line: 3 }]],
    ['text behind a closing quote', 'a,b\n1,2\n"3"x,4\n', [{ code: 'quote_invalid', line: 3 }]],
  ])('says what is the matter with %s', async (_, text, expected) => {
    const { findings } = await lint(text);
    expect(findings).toMatchObject(expected);
    expect(findings).toHaveLength(expected.length);
  });

  it('goes on behind a finding, and stops where the rest cannot be told', async () => {
    const { findings, complete, rows } = await lint('a,a,\n1,2\n=1,2,\n"3,4\n');
    expect(findings.map(({ code }) => code)).toEqual([
      'column_duplicate',
      'column_unnamed',
      'row_ragged',
      'formula_like',
      'quote_not_closed',
    ]);
    expect({ complete, rows }).toEqual({ complete: false, rows: 2 });
  });

  it('names the columns by their places, and only some of very many', async () => {
    const { findings } = await lint(`a${',a'.repeat(99_999)}\n${'1,'.repeat(99_999)}1\n`);
    expect(findings).toEqual([
      {
        code: 'column_duplicate',
        level: 'problem',
        line: 1,
        column: 2,
        count: 99_999,
        detail: expect.stringMatching(/ \(columns 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and others\)$/),
      },
    ]);
  });

  it('tells the names of the columns and the separator', async () => {
    expect(await lint(' Name ;Height\na;1\n')).toMatchObject({ columns: ['Name', 'Height'], separator: ';' });
  });

  it('never repeats what stands in the file', async () => {
    const secret = fc.stringMatching(/^[=+@-]?[a-z]{12}[\r;|"\uFFFD]?$/);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(secret, { minLength: 1, maxLength: 4 })), async (rows) => {
        const text = rows.map((row) => row.join(',')).join('\n');
        const said = JSON.stringify((await lint(text)).findings);
        for (const cell of rows.flat()) expect(said).not.toContain(/[a-z]{12}/.exec(cell)?.[0]);
      }),
    );
  });

  it('says the same however the bytes are cut', async () => {
    const piece = fc.constantFrom(
      'a',
      ',',
      ';',
      '"',
      '\n',
      '\r\n',
      '\r',
      '=',
      ' ',
      'é',
      '😀',
      '\ufeff',
      '\t',
    );
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (given, chunkBytes) => {
        expect(await lint(given, chunkBytes)).toEqual(await lint(given));
      }),
      { numRuns: 300 },
    );
  });

  it('finds nothing but notices in what a careful program has written', async () => {
    const cell = fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 })
      .filter((text) => text.trim() !== '');
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const header = rows[0]?.map((_, index) => `column ${index}`) ?? [];
        const quoted = [header, ...rows].map((row) =>
          row.map((text) => `"${text.replaceAll('"', '""')}"`).join(','),
        );
        const { findings, rows: counted } = await lint(`${quoted.join('\r\n')}\r\n`);
        expect(findings.filter(({ level }) => level === 'problem')).toEqual([]);
        expect(counted).toBe(rows.length);
      }),
    );
  });

  it('lets an error of the source through as it is', async () => {
    const broken = async function* () {
      yield Buffer.from('a,b\n1,2\n');
      throw new Error('the disk is gone');
    };
    await expect(lintCsv(broken())).rejects.toThrow('the disk is gone');
  });
});

describe('lintCsv on files of any size', () => {
  /** Many megabytes after `start`, counting how much of it is asked for. */
  const large = (start: string, filling: string, megabytes: number) => {
    const chunk = Buffer.alloc(1_000_000, filling);
    const asked = { chunks: 0 };
    const source = async function* () {
      yield Buffer.from(start);
      for (; asked.chunks < megabytes; asked.chunks++) yield chunk;
    };
    return { asked, source: source() };
  };

  it.each([
    ['one line of 100 MB', 'a,b\n1,2\n3,', 'x', 3],
    ['a line of nothing but commas', 'a,b\n', ',', 2],
    ['an open quote before 100 MB', 'a,b\n1,2\n"3,4\n', '5,6\n', 3],
  ])('gives up on %s after a few megabytes', async (_, start, filling, line) => {
    const { asked, source } = large(start, filling, 100);
    const { findings, complete } = await lintCsv(source);
    expect(findings).toMatchObject([{ code: 'record_too_long', line }]);
    expect(complete).toBe(false);
    expect(asked.chunks).toBeLessThan(4);
  });

  it('keeps nothing of the rows that it has read', async () => {
    const { source } = large('a,b\n', '=1,\n', 8);
    const before = process.memoryUsage().heapUsed;
    const { rows, findings } = await lintCsv(source);
    expect(rows).toBe(2_000_000);
    expect(findings).toMatchObject([{ count: 2_000_000 }, { code: 'column_empty', column: 2 }]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 ** 2);
  });

  it('reads the same codes from UTF-16 as from UTF-8', async () => {
    const text = 'a,a,\n=1,2,\n"x\r\ny",é\n';
    expect(await codesIn(Buffer.from(text, 'utf16le'))).toEqual(['encoding_utf16', ...(await codesIn(text))]);
  });
});
