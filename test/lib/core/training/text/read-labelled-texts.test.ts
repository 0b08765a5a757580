import { expect, it } from 'vitest';
import { readLabelledTexts } from '../../../../../lib/core/training/text/read-labelled-texts.ts';

const read = (text: string | Uint8Array) =>
  readLabelledTexts(typeof text === 'string' ? Buffer.from(text) : text);

const GOOD = { text: 'Good, good.', label: 'positive', group: 'good good' };

it.each([
  ['JSON lines', '{"text":"Good, good.","label":"positive"}\n\n'],
  ['JSON lines with a byte order mark and CRLF', '\uFEFF{"text":"Good, good.","label":"positive"}\r\n'],
  ['CSV', 'text,label\n"Good, good.",positive\n'],
  ['CSV with other columns in another order', '\uFEFFid,Label,Text\r\n7, positive ,"Good, good."\r\n'],
])('reads %s', async (_, text) => {
  expect(await read(text)).toEqual([GOOD]);
});

it('takes groups as they are named', async () => {
  expect(await read('{"text":"Good.","label":"a","group":"g"}')).toEqual([
    { text: 'Good.', label: 'a', group: 'g' },
  ]);
  expect((await read('text,label,group\nGood.,a,g\nBad.,b,\n')).map(({ group }) => group)).toEqual([
    'g',
    'bad',
  ]);
});

it.each([
  ['an empty file', '', 'no_rows', /holds no texts/],
  ['a header alone', 'text,label\n', 'no_rows', /holds no texts/],
  ['no column of labels', 'text,stars\nsecret,5\n', 'column_missing', /^line 1: no column "label"/],
  [
    'a line that is not JSON',
    '{"text":"a","label":"b"}\nsecret\n',
    'row_ragged',
    /^line 2: the line is not JSON/,
  ],
  ['a text that is a number', '{"text":7,"label":"b"}', 'value_missing', /^line 1: no "text"/],
  ['a label that is blank', 'text,label\na,b\nsecret, \n', 'value_missing', /^line 3: no "label"/],
  ['a quote that is never closed', 'text,label\n"secret,b\n', 'quote_not_closed', /^line 2/],
  ['UTF-16', Buffer.from('\uFEFFtext', 'utf16le'), 'encoding_unsupported', /UTF-16/],
])('refuses %s, and repeats nothing of it', async (_, text, code, message) => {
  const refused = read(text);
  await expect(refused).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  await expect(refused).rejects.not.toThrow(/secret/);
});
