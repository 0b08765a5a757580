import { describe, expect, it } from 'vitest';
import { pagesFromEnv } from '../../../../lib/runtime/pages/pages-from-env.ts';
import { summaryOf, wikiServer } from './wiki-server.ts';

describe('pages as the environment says', () => {
  it('come from the address that it names, and say whom to write to', async () => {
    const { baseUrl, asked } = await wikiServer((_, response) => response.end(summaryOf()));
    const pages = pagesFromEnv({ WIKI_URL: `${baseUrl}/`, WIKI_CONTACT: 'https://example.com/bots' });
    expect(await pages.summary('Marco Polo')).toMatchObject({ title: 'Marco Polo' });
    expect(asked[0]?.headers['user-agent']).toContain('https://example.com/bots');
  });

  it.each([
    [{}, 'WIKI_URL'],
    [{ WIKI_URL: 'ftp://example.com' }, 'WIKI_URL'],
    [{ WIKI_URL: 'https://example.com', WIKI_CONTACT: 'a\r\nx: y' }, 'WIKI_CONTACT'],
  ])('are refused by name: %j', (environment, variable) => {
    expect(() => pagesFromEnv(environment)).toThrow(variable);
  });
});
