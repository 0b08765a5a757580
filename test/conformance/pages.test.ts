import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target?.close());

const post = async (path: string, body: unknown) => {
  const response = await fetch(`${target.apiUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, ...JSON.parse(await response.text()) };
};

describe('POST /translate', () => {
  const translate = (body: unknown) => post('/translate', body);

  it('translates a message, and says from what into what', async () => {
    const message = { message: 'Good morning', source: 'en', target: 'fr' };
    expect(await translate(message)).toEqual({
      status: 200,
      translated: 'Bonjour',
      source: 'en',
      target: 'fr',
    });
  });

  it('finds out the language that a message is in', async () => {
    const message = 'The weather is good today, and the dog sleeps in the garden of my house.';
    expect(await translate({ message, target: 'de' })).toMatchObject({
      status: 200,
      source: 'en',
      target: 'de',
    });
  });

  it('gives the same message the same answer', async () => {
    const ask = () => translate({ message: 'Thank you very much!', source: 'en', target: 'es' });
    const first = await ask();
    expect(first.status).toBe(200);
    expect(await ask()).toEqual(first);
  });

  it('translates a message of 30,000 bytes, with all the space between its sentences', async () => {
    const sentence = 'Good morning.\n\n  Thank you. ';
    const { status, translated } = await translate({
      message: sentence.repeat(1100),
      source: 'en',
      target: 'fr',
    });
    expect(status).toBe(200);
    expect(translated === 'Bonjour.\n\n  Merci. '.repeat(1100)).toBe(true);
  });

  it.each([undefined, {}, { message: '' }, { message: '', source: 'en', target: 'fr' }])(
    'says of %j that there is no message',
    async (body) => {
      expect(await translate(body)).toMatchObject({
        status: 400,
        code: 'field_missing',
        detail: 'No message was provided to translate',
      });
    },
  );

  it('says which languages there are when the pair cannot be had', async () => {
    expect(await translate({ message: 'Good morning', source: 'en', target: 'xx' })).toMatchObject({
      status: 422,
      code: 'language_pair_unsupported',
      detail: expect.stringContaining('fr, fr-CA'),
    });
  });
});

describe('POST /summarize', () => {
  const summarize = (body: unknown) => post('/summarize', body);

  it('gives the first sentences of a page, with its title and address', async () => {
    const answer = await summarize({ entity: 'Marco Polo', sentences: 2 });
    expect(answer).toMatchObject({
      status: 200,
      title: 'Marco Polo',
      language: 'en',
      sentences: 2,
      translated: false,
      summary: expect.stringMatching(/^Marco Polo was a merchant .*\.$/),
    });
    expect((await fetch(answer.url)).status).toBe(200);
  });

  it('follows a redirect, and tells the title that was used', async () => {
    expect(await summarize({ entity: 'Caffè espresso' })).toMatchObject({ status: 200, title: 'Espresso' });
  });

  it('translates into the language asked for', async () => {
    expect(await summarize({ entity: 'Lisbon', sentences: 1, language: 'fr' })).toMatchObject({
      status: 200,
      title: 'Lisbon',
      language: 'fr',
      source: 'en',
      translated: true,
      summary: expect.stringContaining(' est '),
    });
  });

  it('answers 404 where there is no page, and 409 where there are several', async () => {
    expect(await summarize({ entity: 'Nobody has written this page yet' })).toMatchObject({
      status: 404,
      code: 'page_missing',
    });
    expect(await summarize({ entity: 'Mercury' })).toMatchObject({
      status: 409,
      code: 'page_ambiguous',
      detail: expect.stringContaining('whole title'),
    });
  });
});
