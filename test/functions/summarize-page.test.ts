import { describe, expect, it } from 'vitest';
import { createSummarizeHandler } from '../../functions/summarize-page/handler.ts';
import type { PageSummary } from '../../lib/runtime/pages/page-source.ts';
import type { TranslateOptions } from '../../lib/runtime/translation/translator.ts';

const PAGE: PageSummary = {
  title: 'Marco Polo',
  url: 'https://en.wikipedia.org/wiki/Marco_Polo',
  language: 'en',
  extract: 'He was a merchant. He came from Venice. He travelled. He wrote. He died.',
};

const summarizing = (change: Partial<PageSummary> = {}) => {
  const asked: TranslateOptions[] = [];
  const handler = createSummarizeHandler({
    pages: { summary: async () => ({ ...PAGE, ...change }) },
    translator: {
      translate: async (text, options) => {
        asked.push(options);
        return { translated: `<${text}>`, source: 'it', target: options.target };
      },
    },
  });
  return { handler, asked };
};

describe('a summary', () => {
  it('is three sentences in the page’s own language, where nothing else is asked for', async () => {
    const { handler, asked } = summarizing();
    expect(await handler({ entity: 'Polo' })).toEqual({
      title: 'Marco Polo',
      url: 'https://en.wikipedia.org/wiki/Marco_Polo',
      language: 'en',
      summary: 'He was a merchant. He came from Venice. He travelled.',
      sentences: 3,
      translated: false,
    });
    expect(asked).toEqual([]);
  });

  it('says how many sentences it has, which may be fewer than were asked for', async () => {
    const { handler } = summarizing();
    expect(await handler({ entity: 'Polo', sentences: 20 })).toMatchObject({ sentences: 5 });
  });

  it('is translated from the page’s language into the one asked for', async () => {
    const { handler, asked } = summarizing();
    expect(await handler({ entity: 'Polo', sentences: 1, language: 'fr', fresh: true })).toEqual({
      title: 'Marco Polo',
      url: 'https://en.wikipedia.org/wiki/Marco_Polo',
      language: 'fr',
      summary: '<He was a merchant.>',
      sentences: 1,
      translated: true,
      source: 'it',
    });
    expect(asked).toEqual([{ source: 'en', target: 'fr', fresh: true }]);
  });

  it('in the language that the page has is not translated, whether or not that can be', async () => {
    const { handler, asked } = summarizing({ language: 'la' });
    expect(await handler({ entity: 'Polo', language: 'la' })).toMatchObject({ translated: false });
    expect(asked).toEqual([]);
  });

  it('of a page in a language without a code at the translator’s leaves it to find out', async () => {
    const { handler, asked } = summarizing({ language: 'nb' });
    await handler({ entity: 'Polo', language: 'fr' });
    expect(asked).toMatchObject([{ source: 'auto', target: 'fr' }]);
  });

  it('of a page that has no text is none', async () => {
    const { handler } = summarizing({ extract: '' });
    await expect(handler({ entity: 'Polo' })).rejects.toMatchObject({ code: 'text_empty' });
  });
});

it.each([
  [{}, 'field_missing'],
  [{ entity: 7 }, 'type_mismatch'],
  [{ entity: null }, 'type_mismatch'],
  [{ entity: 'x', sentences: 0 }, 'type_mismatch'],
  [{ entity: 'x', sentences: 1.5 }, 'type_mismatch'],
  [{ entity: 'x', sentences: '3' }, 'type_mismatch'],
  [{ entity: 'x', language: 7 }, 'type_mismatch'],
  [{ entity: 'x', fresh: 'yes' }, 'type_mismatch'],
  [{ entity: 'x', title: 'x' }, 'unknown_field'],
  [['x'], 'type_mismatch'],
  ['x', 'type_mismatch'],
])('%j is refused', async (event, code) => {
  const { handler } = summarizing();
  await expect(handler(event)).rejects.toMatchObject({ name: 'ValidationError', code });
});
