import { describe, expect, it } from 'vitest';
import { logger } from '../../lib/runtime/logger.ts';
import { messages } from '../lib/runtime/batches.ts';
import { toyComprehend } from '../lib/runtime/text/toy-comprehend.ts';
import { writtenLines } from '../lib/runtime/written-lines.ts';
import { CANARIES, leaksIn } from '../privacy/canaries.ts';
import { notification, textsInS3 } from './texts-in-s3.ts';

const queued = (...events: readonly unknown[]) => messages(events.map((event) => JSON.stringify(event)));
const DONE = { batchItemFailures: [] };

describe('a file of one text', () => {
  it('gets one document with what was found and where it came from', async () => {
    const { put, settle, document, written, calls } = await textsInS3();
    const event = await put('notes/Grüße 1.txt', 'ACME is good');
    expect(await settle(queued(event))).toEqual(DONE);
    expect(await written()).toEqual(['notes/Grüße 1.txt.json']);
    expect(await document('notes/Grüße 1.txt')).toEqual({
      source: {
        bucket: 'texts',
        key: 'notes/Grüße 1.txt',
        etag: expect.any(String),
        sequencer: expect.any(String),
      },
      eventTime: '2026-11-23T19:05:07.000Z',
      status: 'analysed',
      format: 'text',
      analysis: {
        language: { LanguageCode: 'en', Score: 0.98, detected: true },
        sentiment: expect.objectContaining({ Sentiment: 'POSITIVE' }),
        entities: [expect.objectContaining({ Text: 'ACME' })],
        keyPhrases: [],
      },
    });
    expect(calls).toHaveLength(4);
  });

  it('is paid for once, however often its event comes', async () => {
    const { put, settle, calls, paid } = await textsInS3();
    const event = await put('a.txt', 'good');
    for (let again = 0; again < 5; again += 1) expect(await settle(queued(event, event))).toEqual(DONE);
    expect({ calls: calls.length, paid: paid.paid() }).toEqual({ calls: 4, paid: 4 });
  });

  it('is not analysed after a newer one, nor when it is gone or replaced', async () => {
    const { put, settle, document, s3 } = await textsInS3();
    const old = await put('a.txt', 'good', { eTag: undefined });
    const young = await put('a.txt', 'this is bad');
    expect(await settle(young)).toEqual({ results: [{ key: 'a.txt', outcome: 'analysed' }] });
    expect(await settle(old)).toEqual({ results: [{ key: 'a.txt', outcome: 'stale' }] });
    expect(await document('a.txt')).toMatchObject({ analysis: { sentiment: { Sentiment: 'NEGATIVE' } } });
    const replaced = await put('b.txt', 'one');
    await put('b.txt', 'two');
    expect(await settle(replaced)).toEqual({ results: [{ key: 'b.txt', outcome: 'stale' }] });
    expect(await settle(notification('gone.txt', { size: 5 }))).toMatchObject({
      results: [{ outcome: 'stale' }],
    });
    expect(s3.faults).toEqual([]);
  });

  it('has offsets from behind its byte order mark, and says that there was one', async () => {
    const { put, settle, document, calls } = await textsInS3();
    await settle(await put('a.txt', '\uFEFFACME'));
    expect(await document('a.txt')).toMatchObject({
      byteOrderMark: true,
      analysis: { entities: [{ BeginOffset: 0, EndOffset: 4 }] },
    });
    expect(calls[0]?.input.Text).toBe('ACME');
  });

  it('is data, whatever it looks like', async () => {
    const { put, settle, calls } = await textsInS3();
    const text = '=cmd()|A1 <script>alert(1)</script>\r\nERROR forged; DROP TABLE texts; --';
    await settle(await put('a.TXT', text));
    expect(calls[0]?.input.Text).toBe(text);
  });
});

describe('a file that no analysis can be had of', () => {
  const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46);
  it.each([
    ['empty', 'a.txt', '', 'empty_object'],
    ['a picture by another name', 'a.txt', JPEG, 'text_format_unsupported'],
    ['UTF-16', 'a.txt', Buffer.from('\uFEFFwords', 'utf16le'), 'text_format_unsupported'],
    ['Latin-1', 'a.txt', Buffer.from('Gr\xfc\xdfe', 'latin1'), 'encoding_invalid'],
    ['without words', 'a.txt', ' 🙂 \n', 'text_empty'],
    ['over 1 MiB', 'a.txt', 'word '.repeat(210_000), 'text_too_large'],
    ['no JSON', 'a.json', '{"text": ', 'json_invalid'],
    ['nested too deeply', 'a.json', '['.repeat(100_000), 'json_invalid'],
    ['another JSON', 'a.json', '{"texte": "a"}', 'unknown_field'],
    ['a list of numbers', 'a.json', '[1, 2]', 'type_mismatch'],
    ['a list of over a thousand', 'a.json', JSON.stringify(Array(1001).fill('a')), 'too_many_texts'],
    ['of over a thousand lines', 'a.jsonl', '"a"\n'.repeat(1001), 'too_many_texts'],
    ['of blank lines', 'a.jsonl', '\n\n \n', 'text_empty'],
    [
      'in a language that there is not',
      'a.json',
      '{"text": "words", "language": "xx"}',
      'language_unsupported',
    ],
  ])('is rejected with a reason and among the dead letters: %s', async (_, key, content, code) => {
    const { put, settle, document, letters, written } = await textsInS3();
    expect(await settle(queued(await put(key, content)))).toEqual(DONE);
    expect(letters.buried).toEqual([['m-0', code]]);
    expect(await document(key)).toMatchObject({ status: 'rejected', reason: { code } });
    expect(await written()).toEqual([`${key}.json`]);
  });

  it('costs nothing, and when too large is not even read', async () => {
    const { settle, calls, document } = await textsInS3();
    await settle(queued(notification('huge.txt', { size: 2 ** 20 + 1 })));
    expect(await document('huge.txt')).toMatchObject({ reason: { code: 'text_too_large' } });
    expect(calls).toEqual([]);
  });

  it('is not the function’s when it lies elsewhere', async () => {
    const { settle, letters, written } = await textsInS3();
    const event = JSON.parse(
      JSON.stringify(notification('a.txt', { size: 3 })).replace('"texts"', '"elsewhere"'),
    );
    await settle(queued(event));
    expect(letters.buried).toEqual([['m-0', 'source_unexpected']]);
    expect(await written()).toEqual([]);
  });
});

describe('a file of several texts', () => {
  it('as a list has a result for each, in order', async () => {
    const { put, settle, document } = await textsInS3();
    await settle(await put('a.json', JSON.stringify(['good', '', 'a'.repeat(5001), 'bad'])));
    expect(await document('a.json')).toMatchObject({
      format: 'list',
      results: [
        { index: 0, sentiment: { Sentiment: 'POSITIVE' } },
        { index: 1, error: { code: 'text_empty' } },
        { index: 2, error: { code: 'text_too_large' } },
        { index: 3, sentiment: { Sentiment: 'NEGATIVE' } },
      ],
    });
  });

  it('as a request has what the request asks for', async () => {
    const { put, settle, document } = await textsInS3();
    await settle(
      await put('a.json', JSON.stringify({ texts: ['555-0100'], language: 'en', features: ['pii'] })),
    );
    expect(await document('a.json')).toMatchObject({
      results: [{ index: 0, language: { LanguageCode: 'en', detected: false }, pii: [{ Type: 'PHONE' }] }],
    });
  });

  it('as lines has a result by number for each that is not blank; a bad one spoils no other', async () => {
    const { put, settle, document, letters } = await textsInS3();
    const lines = [
      '"good"',
      '',
      '{"text": "bad", "id": 7, "language": "de"}',
      'not JSON',
      '{"id": 8}',
      '7',
      '"good"',
    ];
    await settle(queued(await put('a.jsonl', `\uFEFF${lines.join('\r\n')}\r\n`)));
    expect(letters.buried).toEqual([]);
    expect(await document('a.jsonl')).toMatchObject({
      status: 'analysed',
      byteOrderMark: true,
      format: 'lines',
      results: [
        { line: 1, sentiment: { Sentiment: 'POSITIVE' } },
        { line: 3, language: { LanguageCode: 'de', detected: false }, sentiment: { Sentiment: 'NEGATIVE' } },
        { line: 4, error: { code: 'json_invalid' } },
        { line: 5, error: { code: 'type_mismatch' } },
        { line: 6, error: { code: 'type_mismatch' } },
        { line: 7, sentiment: { Sentiment: 'POSITIVE' } },
      ],
    });
  });

  it('may have a thousand lines', async () => {
    const { put, settle, document } = await textsInS3();
    const lines = Array.from({ length: 1000 }, (_, index) => JSON.stringify(`line ${index} is good`));
    await settle(queued(await put('a.jsonl', lines.join('\n'))));
    const result = await document('a.jsonl');
    expect('results' in result && result.results.at(-1)).toMatchObject({
      line: 1000,
      sentiment: { Sentiment: 'POSITIVE' },
    });
  });

  it('comes again while one of them may yet be answered, and pays only for that one', async () => {
    let isDown = true;
    const { put, settle, letters, paid, document, written } = await textsInS3((call) => {
      if (!isDown) return toyComprehend({ ...call, input: withoutFailures(call.input) });
      return toyComprehend(call);
    });
    const event = queued(
      await put(
        'a.json',
        JSON.stringify({ texts: ['good', 'this will FAIL'], language: 'en', features: ['sentiment'] }),
      ),
    );
    expect(await settle(event)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-0' }] });
    expect({ letters: letters.buried, written: await written(), paid: paid.paid() }).toEqual({
      letters: [],
      written: [],
      paid: 2,
    });
    isDown = false;
    expect(await settle(event)).toEqual(DONE);
    expect(paid.paid()).toBe(3);
    expect(await document('a.json')).toMatchObject({ results: [{ index: 0 }, { index: 1, sentiment: {} }] });
  });
});

const withoutFailures = ({
  Text,
  TextList,
  ...rest
}: {
  Text?: string | undefined;
  TextList?: string[] | undefined;
}) => ({
  ...rest,
  ...(Text !== undefined && { Text: Text.replaceAll('FAIL', 'work') }),
  ...(TextList !== undefined && { TextList: TextList.map((text) => text.replaceAll('FAIL', 'work')) }),
});

describe('a service that fails', () => {
  it.each([
    ['ThrottlingException', 400],
    ['InternalServerException', 500],
    ['AccessDeniedException', 400],
  ])('brings the message back and writes nothing: %s', async (error, status) => {
    const { put, settle, letters, written } = await textsInS3(() => ({ error, status }));
    expect(await settle(queued(await put('a.txt', 'good')))).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm-0' }],
    });
    expect({ letters: letters.buried, written: await written() }).toEqual({ letters: [], written: [] });
  });
});

it('repeats nothing of keys and texts in reasons, dead letters and logs', async () => {
  const { put, settle, document, s3 } = await textsInS3();
  const canaries = CANARIES.filter((_, index) => index % 4 === 0);
  const reasons: string[] = [];
  logger.setLogLevel('DEBUG');
  const lines = await writtenLines(async () => {
    for (const canary of canaries) {
      const contents = [
        `${canary}\0`,
        `{"text": "${canary}`,
        JSON.stringify({ [canary]: canary, text: canary }),
      ];
      for (const [index, content] of contents.entries()) {
        const key = `${index}/${canary}.json`;
        await settle(queued(await put(key, content)));
        const result = await document(key);
        if (result.status === 'rejected') reasons.push(JSON.stringify(result.reason));
      }
      await settle(queued(await put(`${canary}.jsonl`, `${JSON.stringify(canary)}\n${canary}`)));
    }
  });
  logger.setLogLevel('SILENT');
  expect({ reasons: reasons.length, faults: s3.faults }).toEqual({
    reasons: 3 * canaries.length,
    faults: [],
  });
  expect(lines.length).toBeGreaterThanOrEqual(4 * canaries.length);
  expect(leaksIn([...reasons, ...lines])).toEqual([]);
});
