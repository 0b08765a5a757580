import type { BadRequest } from './bad-requests.ts';

const translate = (body: unknown): Pick<BadRequest, 'path' | 'body'> => ({
  path: '/translate',
  body: JSON.stringify(body),
});

const summarize = (body: unknown): Pick<BadRequest, 'path' | 'body'> => ({
  path: '/summarize',
  body: JSON.stringify(body),
});

const sentiment = (body: unknown): Pick<BadRequest, 'path' | 'body'> => ({
  path: '/sentiment',
  body: JSON.stringify(body),
});

/** What is refused before anybody is asked who takes money for it, or any other host. */
export const TEXT_REFUSALS: readonly BadRequest[] = [
  {
    what: 'a translation of nothing',
    ...translate({ source: 'en', target: 'fr' }),
    status: 400,
    code: 'field_missing',
  },
  {
    what: 'a translation of an empty message',
    ...translate({ message: '', target: 'fr' }),
    status: 400,
    code: 'field_missing',
  },
  {
    what: 'a translation of an emoji',
    ...translate({ message: '🐈', target: 'fr' }),
    status: 422,
    code: 'text_empty',
  },
  {
    what: 'a translation into no language',
    ...translate({ message: 'Good morning' }),
    status: 400,
    code: 'field_missing',
  },
  {
    what: 'a translation into a language that is none',
    ...translate({ message: 'Good morning', target: 'xx' }),
    status: 422,
    code: 'language_pair_unsupported',
  },
  {
    what: 'a translation into a language in the wrong case',
    ...translate({ message: 'Good morning', target: 'zh-tw' }),
    status: 422,
    code: 'language_pair_unsupported',
  },
  { what: 'a text to judge without an array', ...sentiment('good'), status: 400, code: 'type_mismatch' },
  { what: 'no texts to judge', ...sentiment([]), status: 400, code: 'no_rows' },
  { what: 'numbers to judge', ...sentiment(['good', 7]), status: 400, code: 'type_mismatch' },
  { what: 'a blank to judge', ...sentiment([' ']), status: 422, code: 'text_empty' },
  {
    what: '101 texts to judge',
    ...sentiment(new Array(101).fill('good')),
    status: 413,
    code: 'too_many_texts',
  },
  {
    what: 'a text of 5,001 bytes to judge',
    ...sentiment(['x'.repeat(5001)]),
    status: 422,
    code: 'text_too_large',
  },
  { what: 'a summary of no page', ...summarize({ sentences: 2 }), status: 400, code: 'field_missing' },
  {
    what: 'a summary of a page without a name',
    ...summarize({ entity: ' ' }),
    status: 422,
    code: 'text_empty',
  },
  {
    what: 'a summary of a page named ..',
    ...summarize({ entity: '..' }),
    status: 404,
    code: 'page_missing',
  },
  {
    what: 'a summary of a page named in 256 characters',
    ...summarize({ entity: 'x'.repeat(256) }),
    status: 422,
    code: 'string_too_long',
  },
  {
    what: 'a summary of 21 sentences',
    ...summarize({ entity: 'Marco Polo', sentences: 21 }),
    status: 400,
    code: 'type_mismatch',
  },
];
