import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIST_LIMITS } from '../../../../lib/core/pipeline/list-refusal.ts';
import { readNamesList } from '../../../../lib/core/pipeline/names-list.ts';

const read = (text: string) => readNamesList(Buffer.from(text));
const refusal = (bytes: string | Uint8Array) => {
  try {
    readNamesList(Buffer.from(bytes));
  } catch (error) {
    return error instanceof Error && 'code' in error ? { code: error.code, message: error.message } : error;
  }
  return 'taken';
};

describe('a list of names', () => {
  it.each([
    ['nothing', ''],
    ['blank lines', '\n\n  \r\n'],
    ['a header alone', 'id,name\n'],
    ['an empty array', '[]'],
  ])('of %s has none, and that is no error', (_, text) => {
    expect(read(text)).toEqual({ names: [], skipped: [], duplicates: 0 });
  });

  it.each([
    ['commas', 'name\nAda\nBob\n'],
    ['other columns, in any order', 'id,name,age\n1,Ada,36\n2,Bob,7\n'],
    ['semicolons', 'id;name\n1;Ada\n2;Bob\n'],
    ['tabs', 'name\tid\nAda\t1\nBob\t2\n'],
    ['CRLF', 'name\r\nAda\r\nBob\r\n'],
    ['lone CR', 'name\rAda\rBob\r'],
    ['a byte order mark', '\uFEFFname\nAda\nBob'],
    ['blank lines', 'name\n\nAda\n\n\nBob\n\n'],
    ['a header in capitals and blanks', 'Id, NAME \n1,Ada\n2,Bob\n'],
    ['quoted cells', '"id","name"\n"1;2","Ada"\n"3","Bob"\n'],
    ['rows of other lengths', 'id,name\n1,Ada,more\n2,Bob\n'],
    ['JSON texts', ' ["Ada", "Bob"]'],
    ['JSON objects', '[{"id": 1, "name": "Ada"}, {"name": "Bob"}]'],
    ['JSON with a byte order mark', '\uFEFF["Ada", "Bob"]'],
  ])('is read with %s', (_, text) => {
    expect(read(text)).toEqual({ names: ['Ada', 'Bob'], skipped: [], duplicates: 0 });
  });

  it('is read in UTF-16 with its mark, as spreadsheets save it', () => {
    const bytes = Buffer.from('\uFEFFname\tid\r\nZoë\t1\r\n猫\t2\r\n', 'utf16le');
    expect(readNamesList(bytes).names).toEqual(['Zoë', '猫']);
  });

  it('says each name once, trimmed and composed, in the order of the list', () => {
    const { names, duplicates } = read('name\n Zoe\u0308 \nBob\nZo\u00EB\nBob\n');
    expect({ names, duplicates }).toEqual({ names: ['Zo\u00EB', 'Bob'], duplicates: 2 });
  });

  it('tells the rows that hold no name, by their lines, and goes on', () => {
    const text = `name,id\nAda,1\n,2\n${'é'.repeat(128)},3\n"two\nlines",4\nBob,5\nCy,6\nDi,7\n`;
    expect(read(text)).toEqual({
      names: ['Ada', 'Bob', 'Cy', 'Di'],
      skipped: [
        { row: 3, reason: 'empty' },
        { row: 4, reason: 'too_long' },
        { row: 6, reason: 'control_characters' },
      ],
      duplicates: 0,
    });
  });

  it('tells the items of an array that hold no name, by their number', () => {
    const items = ['Ada', 7, { id: 1 }, 'Bob', '\ud800', 'Cy', { name: null }, 'Di', 'Ed'];
    expect(read(JSON.stringify(items))).toEqual({
      names: ['Ada', 'Bob', 'Cy', 'Di', 'Ed'],
      skipped: [
        { row: 2, reason: 'no_text' },
        { row: 3, reason: 'no_text' },
        { row: 5, reason: 'control_characters' },
        { row: 7, reason: 'no_text' },
      ],
      duplicates: 0,
    });
  });

  it('takes paths, formulas and prototypes for names', () => {
    const names = ['__proto__', '$.x', "States.Format('{}', $.name)", '=cmd()', '../../etc/passwd', '<b>'];
    expect(read(JSON.stringify(names)).names).toEqual(names);
    expect(refusal('[{"__proto__": {"name": "x"}}]')).toMatchObject({ code: 'list_invalid' });
  });

  it.each([
    ['without the column', 'id,title\n1,secret\n', 'no column "name"'],
    ['with the column twice', 'name,id,Name\nsecret,1,secret\n', 'twice'],
    [
      'with a quote that is never closed',
      `name\nAda\n"secret\n${'x\n'.repeat(1000)}`,
      'line 3 is never closed',
    ],
    [
      'with a quote that swallows the file',
      `name\n"secret\n${'x\n'.repeat(60_000)}`,
      'line 2 is never closed',
    ],
    ['with a quote inside a cell', 'name\nAda\nse"cret\n', 'line 3'],
    ['that is no array', '{"name": "secret"}', 'not an array'],
    ['that is broken JSON', '["secret", ', 'is none'],
    ['that is Latin-1', Buffer.from('name\nsécret\n', 'latin1'), 'not UTF-8'],
    ['most of whose rows are bad', 'id,name\n1,\n2,\n3,secret\n', '2 of its 3 rows'],
    ['that is a page', '<!doctype html><p>secret', 'no column "name"'],
    ['with more bytes than are taken', Buffer.alloc(LIST_LIMITS.bytes + 1, 'x'), 'at most 10485760'],
  ])('%s is refused, without a word of what is in it', (_, bytes, reason) => {
    const refused = refusal(bytes);
    expect(refused).toMatchObject({ code: 'list_invalid', message: expect.stringContaining(reason) });
    expect(JSON.stringify(refused)).not.toMatch(/s[eé]cret/);
  });

  it.each([
    ['CSV', `name\n${'Ada\n'.repeat(LIST_LIMITS.rows + 1)}`],
    ['JSON', JSON.stringify(Array.from({ length: LIST_LIMITS.rows + 1 }, () => 'Ada'))],
    ['CSV of a million rows', `name\n${'a\n'.repeat(1_000_000)}`],
  ])('of one row too many is refused in %s', (_, text) => {
    expect(refusal(text)).toMatchObject({ code: 'too_many_rows' });
  });

  it('of exactly as many rows as are taken is taken', () => {
    const names = Array.from({ length: LIST_LIMITS.rows }, (_, index) => `Name ${index}`);
    expect(read(`name\n${names.join('\n')}\n`).names).toHaveLength(LIST_LIMITS.rows);
    expect(read(JSON.stringify(names)).names).toHaveLength(LIST_LIMITS.rows);
  });

  it('with a hundred thousand columns is read', () => {
    const blanks = ','.repeat(100_000);
    expect(read(`name${blanks}\nAda${blanks}\n`).names).toEqual(['Ada']);
  });

  it('gives back whatever names were written as CSV or JSON', () => {
    const name = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .map((text) =>
        text
          .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
          .normalize('NFC')
          .trim(),
      )
      .filter((text) => text !== '');
    const lists = fc.tuple(fc.uniqueArray(name, { maxLength: 30 }), fc.constantFrom(',', ';', '\t'));
    fc.assert(
      fc.property(lists, ([names, delimiter]) => {
        const csv = stringify(
          names.map((each, index) => [index, each]),
          { delimiter, header: true, columns: ['id', 'name'], quoted_string: true },
        );
        expect(read(csv).names).toEqual(names);
        expect(read(JSON.stringify(names)).names).toEqual(names);
      }),
    );
  });

  it('never throws anything but a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const refused = refusal(bytes);
        if (refused !== 'taken') expect(refused).toMatchObject({ code: 'list_invalid' });
      }),
      { numRuns: 500 },
    );
  });
});
