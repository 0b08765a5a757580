import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvColumns } from '../../../../lib/core/training/csv-columns.ts';
import { csvSource } from './csv-source.ts';

const NAMES = { feature: 'Weight', target: 'Height' };

const pairsOf = async (source: AsyncIterable<Uint8Array>): Promise<(readonly [number, number])[]> => {
  const pairs: (readonly [number, number])[] = [];
  for await (const { feature, target } of readCsvColumns(source, NAMES)) {
    feature.forEach((x, row) => {
      pairs.push([x, target[row] ?? Number.NaN]);
    });
  }
  return pairs;
};

const refusal = (code: string, line?: number) =>
  expect.objectContaining({ name: 'TrainingDataError', code, line });

describe('readCsvColumns', () => {
  it.each([
    ['LF', 'Height,Weight\n74,180\n72,215.5\n'],
    ['no line break at the end', 'Height,Weight\n74,180\n72,215.5'],
    ['CRLF', 'Height,Weight\r\n74,180\r\n72,215.5\r\n'],
    ['CR', 'Height,Weight\r74,180\r72,215.5\r'],
    ['line breaks of every kind', 'Height,Weight\r\n74,180\n72,215.5\r'],
    ['blank lines', '\nHeight,Weight\n\n74,180\n\n\n72,215.5\n\n'],
    ['a byte order mark', '\ufeffHeight,Weight\n74,180\n72,215.5\n'],
    ['a byte order mark before a quote', '\ufeff"Height",Weight\n74,180\n72,215.5\n'],
    ['quotes', '"Height","Weight"\n"74","180"\n"72","215.5"\n'],
    ['quoted commas, quotes and line breaks', 'Name,Height,Weight\n"A, ""B""\nC",74,180\nD,72,215.5\n'],
    ['other columns around, unnamed and double', ',x,Weight,x,Height,\n0,a,180,b,74,\n1,a,215.5,b,72,\n'],
    ['spaces around names and numbers', ' Height , Weight\n 74 ,\t180 \n72,215.5\n'],
  ])('reads %s', async (_, text) => {
    const expected = [
      [180, 74],
      [215.5, 72],
    ];
    expect(await pairsOf(csvSource(text))).toEqual(expected);
    expect(await pairsOf(csvSource(text, 3))).toEqual(expected);
  });

  it('reads the same rows however the bytes are cut', async () => {
    const text = 'Näme,Height,Weight\r\n"Ü, ""x""",74,180\r\n\r\nb,-7.5e1,+.5\r\nc,1.,0\r\n';
    const expected = await pairsOf(csvSource(text));
    expect(expected).toEqual([
      [180, 74],
      [0.5, -75],
      [0, 1],
    ]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: text.length }), async (chunkBytes) => {
        expect(await pairsOf(csvSource(text, chunkBytes))).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('hands rows on before the end of the file', async () => {
    let wholeFileRead = false;
    const endless = async function* () {
      yield Buffer.from('Height,Weight\n74,180\n72,215\n');
      yield Buffer.from('70,190\n');
      wholeFileRead = true;
    };
    for await (const { feature } of readCsvColumns(endless(), NAMES)) {
      expect(feature).toContain(180);
      break;
    }
    expect(wholeFileRead).toBe(false);
  });

  it('lets an error of the source through as it is', async () => {
    const broken = async function* () {
      yield Buffer.from('Height,Weight\n74,180\n');
      throw new Error('the disk is gone');
    };
    await expect(pairsOf(broken())).rejects.toThrow('the disk is gone');
  });

  it.each([
    ['an empty file', ''],
    ['a byte order mark alone', '\ufeff'],
    ['blank lines', '\n\r\n\n'],
    ['a header alone', 'Height,Weight\n'],
    ['a header without line break', 'Height,Weight'],
  ])('says that there are no rows in %s', async (_, text) => {
    await expect(pairsOf(csvSource(text))).rejects.toThrow(refusal('no_rows'));
  });

  it.each([
    ['an empty cell', 'Height,Weight\n74,180\n72,\n', 'value_missing', 3],
    ['a cell of spaces', 'Height,Weight\n74,   \n', 'value_missing', 2],
    ['NA', 'Height,Weight\n74,NA\n', 'value_missing', 2],
    ['NaN', 'Height,Weight\n74,NaN\n', 'value_missing', 2],
    ['null', 'Height,Weight\n74,null\n', 'value_missing', 2],
    ['text', 'Height,Weight\n74,heavy\n', 'value_not_numeric', 2],
    ['a hexadecimal number', 'Height,Weight\n74,0xff\n', 'value_not_numeric', 2],
    ['a decimal comma', 'Height,Weight\n74,"180,5"\n', 'value_not_numeric', 2],
    ['a number with its unit', 'Height,Weight\n74,180 lb\n', 'value_not_numeric', 2],
    ['infinity', 'Height,Weight\n74,-Infinity\n', 'value_not_finite', 2],
    ['a number too large for a double', 'Height,Weight\n74,1e400\n', 'value_not_finite', 2],
    ['a missing target', 'Height,Weight\n,180\n', 'value_missing', 2],
    ['a bad cell after blank lines', 'Height,Weight\n\n\n74,x\n', 'value_not_numeric', 4],
    [
      'a bad cell after a quoted line break',
      'N,Height,Weight\n"a\nb",74,180\nc,74,x\n',
      'value_not_numeric',
      4,
    ],
    [
      'a bad cell after quoted CRLFs',
      'N,Height,Weight\r\n"a\r\n\r\nb",74,180\r\nc,74,x\r\n',
      'value_not_numeric',
      5,
    ],
    ['a short row after a quoted CRLF', 'N,Height,Weight\r\n"a\r\nb",74,180\r\nc,74\r\n', 'row_ragged', 4],
    ['a short row', 'Height,Weight\n74,180\n72\n', 'row_ragged', 3],
    ['a long row', 'Height,Weight\n74,180,1\n', 'row_ragged', 2],
    [
      'a quote that is never closed',
      'N,Height,Weight\na,74,180\n"b,72,215\nc,70,190\n',
      'quote_not_closed',
      3,
    ],
    ['text after a closing quote', 'N,Height,Weight\n"a"b,74,180\n', 'quote_invalid', 2],
    ['a quote inside an unquoted cell', 'N,Height,Weight\na"b,74,180\n', 'quote_invalid', 2],
    ['a header without the feature', 'Height,Mass\n74,180\n', 'column_missing', 1],
    ['a header without the target', 'Size,Weight\n74,180\n', 'column_missing', 1],
    ['a header in another case', 'height,weight\n74,180\n', 'column_missing', 1],
    ['a header with the feature twice', 'Weight,Height,Weight\n1,74,180\n', 'column_duplicate', 1],
  ])('refuses %s with its line', async (_, text, code, line) => {
    await expect(pairsOf(csvSource(text))).rejects.toThrow(refusal(code, line));
  });

  it('names the missing column, those that are there and the option', async () => {
    await expect(pairsOf(csvSource(',Name,Size\n0,a,180\n'))).rejects.toThrow(
      'line 1: no column "Weight"; the file has (unnamed), "Name", "Size"; choose one with --feature',
    );
    await expect(pairsOf(csvSource('Weight\n180\n'))).rejects.toThrow(/no column "Height"; .* with --target/);
  });

  it.each([';', '\t', '|'])('points to the separator %j where the header is one cell', async (separator) => {
    const text = ['Name', 'Height', 'Weight'].join(separator);
    await expect(pairsOf(csvSource(`${text}\n`))).rejects.toThrow(
      `its columns seem to be separated by ${JSON.stringify(separator)}`,
    );
  });

  it('shows only some of very many columns', async () => {
    const header = Array.from({ length: 50_000 }, (_, index) => `c${index}`).join(',');
    await expect(pairsOf(csvSource(`${header}\n`))).rejects.toThrow(/"c19" and 49980 more;/);
  });

  it('shows only the start of a very long cell', async () => {
    const refused = pairsOf(csvSource(`Height,Weight\n74,${'x'.repeat(5000)}\n`));
    await expect(refused).rejects.toThrow(`"${'x'.repeat(40)}…"`);
  });

  it.each([
    ['UTF-16 with a byte order mark', Buffer.from('\ufeffHeight,Weight\n74,180\n', 'utf16le'), /UTF-16/],
    ['UTF-16 without one', Buffer.from('Height,Weight\n74,180\n', 'utf16le'), /UTF-16/],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/],
    ['a spreadsheet', Buffer.from('PK\x03\x04rest'), /zip/],
    ['Parquet', Buffer.from('PAR1rest'), /Parquet/],
  ])('recognises %s and asks for UTF-8 text', async (_, bytes, what) => {
    await expect(pairsOf(csvSource(bytes))).rejects.toThrow(refusal('encoding_unsupported'));
    await expect(pairsOf(csvSource(bytes))).rejects.toThrow(what);
  });
});

describe('readCsvColumns on files that never end a record', () => {
  /** 100 MB after `start`, counting how much of it is asked for. */
  const hundredMegabytes = (start: string, filling: string) => {
    const chunk = Buffer.alloc(1_000_000, filling);
    const asked = { chunks: 0 };
    const source = async function* () {
      yield Buffer.from(start);
      for (; asked.chunks < 100; asked.chunks++) yield chunk;
    };
    return { asked, source: source() };
  };

  it.each([
    ['a line of text', 'Height,Weight\n74,180\n72,', 'x', 3],
    ['a line of nothing but commas', 'Height,Weight\n', ',', 2],
    ['an open quote', 'Name,Height,Weight\na,74,180\n"b,72,215\n', 'c,74,180\n', 3],
    ['a header without end', '', 'x', 1],
  ])('gives up on %s after a few megabytes', async (_, start, filling, line) => {
    const { asked, source } = hundredMegabytes(start, filling);
    await expect(pairsOf(source)).rejects.toThrow(refusal('record_too_long', line));
    expect(asked.chunks).toBeLessThan(4);
  });

  it('gives up on one huge chunk as well', async () => {
    await expect(pairsOf(csvSource(`Height,Weight\n74,${'1'.repeat(3_000_000)}`, 4_000_000))).rejects.toThrow(
      /longer than 1048576 bytes; a quote may be left open/,
    );
  });

  it('takes any number of blank lines', async () => {
    expect(await pairsOf(csvSource(`Height,Weight\n74,180\n${'\n'.repeat(3_000_000)}72,215\n`))).toHaveLength(
      2,
    );
  });
});
