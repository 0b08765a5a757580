import { describe, expect, it } from 'vitest';
import { lettersWithOutcomes } from '../../functions/consume-names/letters-with-outcomes.ts';
import { settleName } from '../../functions/consume-names/settle-name.ts';
import { type ErrorCode, TransientError, ValidationError } from '../../lib/core/errors.ts';
import type { TextFeature } from '../../lib/core/text/analysis.ts';
import { LETTER_ATTRIBUTES } from '../../lib/runtime/dead-letters.ts';
import type { PageSource } from '../../lib/runtime/pages/page-source.ts';
import type { TextAnalyser } from '../../lib/runtime/text/text-analyser.ts';
import { memoryLetters } from '../lib/runtime/batches.ts';
import { awsError } from '../storm/faults.ts';
import { calmAnalyser } from './calm-analyser.ts';
import { memoryRuns } from './memory-runs.ts';

const MESSAGE = { run: 'r', date: '2026-11-25', name: 'Ada' };
const FIRST = { replayed: false };
const AGAIN = { replayed: true };

const pages: PageSource = {
  summary: async () => ({
    title: 'Ada Lovelace',
    url: 'https://wiki.test/Ada',
    language: 'fr',
    extract: 'Une dame.',
  }),
};
const failing = (failure: Error): PageSource => ({
  summary: async () => {
    throw failure;
  },
});

/** Ports that count what is paid for. */
const world = () => {
  const runs = memoryRuns();
  const asked: { feature: TextFeature; texts: readonly string[]; language: string }[] = [];
  const analyser: TextAnalyser = {
    analyse: (feature, texts, options) => {
      asked.push({ feature, texts, language: options.language });
      return calmAnalyser.analyse(feature, texts, options);
    },
  };
  const outcome = async () => (await runs.outcomes.find(MESSAGE, 'Ada'))?.outcome;
  return { outcomes: runs.outcomes, writes: runs.writes, pages, analyser, asked, outcome };
};

describe('a name', () => {
  it("gets one line about its page's beginning, analysed in the page's language", async () => {
    const ports = world();
    expect(await settleName(ports, MESSAGE, FIRST)).toBe('done');
    expect(ports.asked).toEqual(
      ['sentiment', 'entities', 'keyPhrases'].map((feature) => ({
        feature,
        texts: ['Une dame.'],
        language: 'fr',
      })),
    );
    expect(await ports.outcome()).toEqual({
      ...{
        run: 'r',
        name: 'Ada',
        status: 'done',
        title: 'Ada Lovelace',
        url: 'https://wiki.test/Ada',
        language: 'fr',
      },
      sentiment: 'NEUTRAL',
      scores: { positive: 0.1, negative: 0, neutral: 0.9, mixed: 0 },
      entities: [{ text: 'Name', type: 'PERSON', score: 0.9 }],
      keyPhrases: [{ text: '=Name', score: 0.9 }],
    });
  });

  it.each([2, 3, 10])(
    'that comes %i times, also after it was given up and sent again, is paid for once',
    async (times) => {
      const ports = world();
      await settleName(ports, MESSAGE, FIRST);
      for (let time = 1; time < times; time += 1)
        expect(await settleName(ports, MESSAGE, time % 2 ? AGAIN : FIRST)).toBe('duplicate');
      expect([ports.asked.length, ports.writes.length]).toEqual([3, 1]);
    },
  );

  it.each<ErrorCode>(['page_missing', 'page_ambiguous'])(
    'whose page is %s fails with the reason, at no cost',
    async (code) => {
      const ports = { ...world(), pages: failing(new ValidationError(code, 'the wiki says so')) };
      expect(await settleName(ports, MESSAGE, FIRST)).toBe('failed');
      expect(await ports.outcome()).toMatchObject({
        status: 'failed',
        reason: { code, detail: 'the wiki says so' },
      });
      expect(ports.asked).toEqual([]);
      expect(await settleName(ports, MESSAGE, FIRST)).toBe('duplicate');
    },
  );

  it.each<ErrorCode>(['text_empty', 'language_unsupported'])(
    'whose text is %s fails with the reason, after one question',
    async (code) => {
      let asked = 0;
      const analyser: TextAnalyser = {
        analyse: async () => {
          asked += 1;
          return [{ ok: false, code, detail: 'the text is not for this' }];
        },
      };
      const ports = { ...world(), analyser };
      expect(await settleName(ports, MESSAGE, FIRST)).toBe('failed');
      expect(await ports.outcome()).toMatchObject({ reason: { code, detail: 'the text is not for this' } });
      expect(asked).toBe(1);
    },
  );

  it('that a service refuses for good fails without the words of the service', async () => {
    const ports = { ...world(), pages: failing(awsError('InvalidRequestException')) };
    expect(await settleName(ports, MESSAGE, FIRST)).toBe('failed');
    expect(JSON.stringify(await ports.outcome())).not.toContain('injected');
  });

  it.each([
    new TransientError('upstream_timeout', 'too late'),
    awsError('ThrottlingException'),
    awsError('AccessDeniedException'),
    new TypeError('ours'),
  ])('is left for another try when %s', async (failure) => {
    const ports = { ...world(), pages: failing(failure) };
    await expect(settleName(ports, MESSAGE, FIRST)).rejects.toBe(failure);
    expect(ports.writes).toEqual([]);
  });

  it('that failed is looked at anew when somebody sends it again, and then stands', async () => {
    const ports = world();
    await settleName(
      { ...ports, pages: failing(new ValidationError('page_missing', 'none')) },
      MESSAGE,
      FIRST,
    );
    expect(await settleName(ports, MESSAGE, FIRST)).toBe('duplicate');
    expect(await settleName(ports, MESSAGE, AGAIN)).toBe('done');
    expect(await settleName(ports, MESSAGE, AGAIN)).toBe('duplicate');
  });

  it('that two work on at the same time has the outcome of the first', async () => {
    const ports = world();
    const both = await Promise.all([settleName(ports, MESSAGE, FIRST), settleName(ports, MESSAGE, FIRST)]);
    expect(both.toSorted()).toEqual(['done', 'duplicate']);
    expect(ports.writes).toHaveLength(1);
  });

  it('is left for another try when its outcome can never be written as it was seen', async () => {
    const ports = world();
    const outcomes = { ...ports.outcomes, write: async () => false };
    await expect(settleName({ ...ports, outcomes }, MESSAGE, FIRST)).rejects.toMatchObject({
      name: 'TransientError',
    });
  });
});

describe('a letter', () => {
  const record = (body: unknown, replayed = false) => ({
    messageId: 'm-1',
    body: JSON.stringify(body),
    eventSource: 'aws:sqs' as const,
    ...(replayed && { messageAttributes: { [LETTER_ATTRIBUTES.code]: { stringValue: 'overloaded' } } }),
  });
  const reason = { code: 'overloaded', detail: 'too much' } as const;

  it('about a name leaves its outcome too, after the letter itself', async () => {
    const { outcomes, outcome } = world();
    const letters = memoryLetters();
    await lettersWithOutcomes(letters, outcomes).bury(record(MESSAGE), reason);
    expect(letters.buried).toEqual([['m-1', 'overloaded']]);
    expect(await outcome()).toMatchObject({ status: 'failed', reason });
    const failed = { ...letters, bury: () => Promise.reject(new Error('no queue')) };
    await expect(
      lettersWithOutcomes(failed, outcomes).bury(record({ ...MESSAGE, name: 'Bob' }), reason),
    ).rejects.toThrow();
    expect(await outcomes.find(MESSAGE, 'Bob')).toBeUndefined();
  });

  it('never replaces what is done, and replaces a failure when it was sent again', async () => {
    const ports = world();
    const letters = lettersWithOutcomes(memoryLetters(), ports.outcomes);
    await letters.bury(record(MESSAGE), reason);
    await letters.bury(record(MESSAGE), { code: 'upstream_unavailable', detail: 'down' });
    expect(await ports.outcome()).toMatchObject({ reason: { code: 'overloaded' } });
    await letters.bury(record(MESSAGE, true), { code: 'upstream_unavailable', detail: 'down' });
    expect(await ports.outcome()).toMatchObject({ reason: { code: 'upstream_unavailable' } });
    await settleName(ports, MESSAGE, AGAIN);
    await letters.bury(record(MESSAGE, true), reason);
    expect(await ports.outcome()).toMatchObject({ status: 'done' });
  });

  it('about something else is only a letter', async () => {
    const { outcomes, writes } = world();
    const letters = memoryLetters();
    await lettersWithOutcomes(letters, outcomes).bury(record({ name: 'Ada' }), reason);
    expect([letters.buried.length, writes.length]).toEqual([1, 0]);
  });
});
