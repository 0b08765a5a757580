import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WIKI_PAGES, WIKI_REDIRECTS } from '../../../../lib/local/wiki/wiki-pages.ts';
import { wikiReply } from '../../../../lib/local/wiki/wiki-reply.ts';

const origin = 'http://127.0.0.1:4566';
const get = (part: string, method = 'GET') =>
  wikiReply({ method, url: `/_wiki/api/rest_v1/page/summary/${part}`, origin });
const bodyOf = (part: string) => JSON.parse(get(part).body);

/** What a caller ends up with that follows redirects. */
const followed = (part: string) => {
  const seen: string[] = [];
  let reply = get(part);
  for (; reply.headers.location !== undefined && seen.length < 5; reply = get(reply.headers.location))
    seen.push(reply.headers.location);
  return { reply, seen };
};

describe('a summary', () => {
  it('has the members that the Wikimedia REST API gives it', () => {
    const { status, headers, body } = get('Marco_Polo');
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^application\/json; charset=utf-8; profile=/);
    expect(JSON.parse(body)).toMatchObject({
      type: 'standard',
      title: 'Marco Polo',
      displaytitle: 'Marco Polo',
      titles: { canonical: 'Marco_Polo', normalized: 'Marco Polo' },
      lang: 'en',
      dir: 'ltr',
      description: 'Merchant and traveller from Venice',
      content_urls: { desktop: { page: `${origin}/_wiki/page/Marco_Polo` } },
      extract: expect.stringContaining('Kublai Khan'),
    });
  });

  it('says where a name stands for several pages, and those pages are there', () => {
    expect(bodyOf('Mercury').type).toBe('disambiguation');
    for (const title of WIKI_PAGES.get('Mercury')?.mayMean ?? []) expect(WIKI_PAGES.has(title)).toBe(true);
    expect(bodyOf('Mercury_(planet)').type).toBe('standard');
  });

  it.each([
    ['MLOps', []],
    ['ML_ops', ['MLOps']],
    ['Ml%20ops', ['MLOps']],
    ['mLOps', ['MLOps']],
    ['marco%20_Polo_', ['Marco_Polo']],
    ['Marco%20Polo', ['Marco_Polo']],
    ['machine_learning', ['Machine_learning']],
    ['S%C3%A3o_Paulo', []],
    ['s%C3%A3o%20Paulo', ['S%C3%A3o_Paulo']],
    ['Sa%CC%83o_Paulo', ['S%C3%A3o_Paulo']],
    ['Sao_Paulo', ['S%C3%A3o_Paulo']],
    ['Mercury_%28planet%29', []],
  ])('is found by %s', (part, way) => {
    const { reply, seen } = followed(part);
    expect([reply.status, seen]).toEqual([200, way]);
  });

  it.each([
    ['Nobody', 404, 'not_found'],
    ['marco_polo', 404, 'not_found'],
    ['constructor', 404, 'not_found'],
    ['%ff', 400, 'bad_request'],
    ['a%7Cb', 400, 'bad_request'],
    ['_', 400, 'bad_request'],
    ['x'.repeat(256), 400, 'bad_request'],
    ['', 404, 'not_found'],
    ['Marco_Polo/history', 404, 'not_found'],
  ])('is a problem for %s', (part, status, type) => {
    const reply = get(part);
    expect([reply.status, reply.headers['content-type']]).toEqual([status, 'application/problem+json']);
    expect(JSON.parse(reply.body).type).toBe(`https://mediawiki.org/wiki/HyperSwitch/errors/${type}`);
  });

  it('is for reading only', () => {
    expect(get('Marco_Polo', 'PUT').status).toBe(405);
    expect(get('Marco_Polo', 'HEAD').status).toBe(200);
  });
});

describe('the pages', () => {
  it('are at least eight, of four to eight sentences, save where they name others', () => {
    const articles = [...WIKI_PAGES.values()].filter(({ mayMean }) => mayMean === undefined);
    expect(articles.length).toBeGreaterThanOrEqual(8);
    const lengths = articles.map(
      ({ title, extract }) => [title, (extract.match(/\.(?= |$)/g) ?? []).length] as const,
    );
    expect(lengths.filter(([, sentences]) => sentences < 4 || sentences > 8)).toEqual([]);
  });

  it('are each found by their title, and each redirect leads to one in one step', () => {
    for (const title of WIKI_PAGES.keys())
      expect(get(encodeURIComponent(title.replaceAll(' ', '_'))).status).toBe(200);
    for (const [title, target] of Object.entries(WIKI_REDIRECTS)) {
      expect(WIKI_PAGES.has(title)).toBe(false);
      expect(WIKI_PAGES.has(target)).toBe(true);
      expect(followed(encodeURIComponent(title)).seen).toHaveLength(1);
    }
  });

  it('can be read by people', () => {
    const { headers, body } = wikiReply({ method: 'GET', url: '/_wiki/page/Mercury', origin });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<a href="Mercury_(planet)">');
  });
});

it('answers any address without failing, and never a location outside of the wiki', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.webPath(), fc.constantFrom('//evil.example', '..%2f..', 'ML ops?x')),
      (part) => {
        const { status, headers } = get(part);
        expect([200, 301, 302, 400, 404]).toContain(status);
        expect(headers.location ?? 'MLOps').toMatch(/^[^/:]+$/);
      },
    ),
  );
});
