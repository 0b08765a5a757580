import type { RequestListener } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mediaWikiPages } from '../../../../lib/runtime/pages/media-wiki-pages.ts';
import { summaryOf, wikiServer } from './wiki-server.ts';

/** No time passes but that which a wait takes. */
const clock = () => {
  let now = 0;
  return {
    waits: [] as number[],
    now: () => now,
    async sleep(ms: number) {
      this.waits.push(ms);
      now += ms;
    },
  };
};

const status =
  (code: number, body = '{}', headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end(body);

const asking = async (listener: RequestListener, options: object = {}) => {
  const wiki = await wikiServer(listener);
  const pages = mediaWikiPages({ baseUrl: wiki.baseUrl, clock: clock(), ...options });
  return { ...wiki, summary: (title = 'Marco Polo') => pages.summary(title) };
};

describe('a page that is there', () => {
  it('is given as people read it, with the address for people', async () => {
    const { summary } = await asking(status(200, summaryOf()));
    expect(await summary()).toEqual({
      title: 'Marco Polo',
      url: 'https://en.wikipedia.org/wiki/Marco_Polo',
      language: 'en',
      extract: expect.stringMatching(/^Marco Polo was a merchant\./),
    });
  });

  it('is asked for as Wikimedia wants it: who asks, JSON, redirects followed', async () => {
    const { summary, asked } = await asking(status(200, summaryOf()), { contact: 'ops@example.com' });
    await summary();
    expect(asked[0]?.url).toBe('/api/rest_v1/page/summary/Marco_Polo?redirect=true');
    expect(asked[0]?.headers).toMatchObject({
      accept: 'application/json',
      'user-agent': expect.stringMatching(/^marcopolo\/\S+ \(ops@example\.com\)/),
    });
  });

  it.each([
    ['AC/DC', 'AC%2FDC'],
    ['What? #1 & 2', 'What%3F_%231_%26_2'],
    ['../../etc/passwd', '..%2F..%2Fetc%2Fpasswd'],
    ['100%', '100%25'],
    ['Łódź 猫', '%C5%81%C3%B3d%C5%BA_%E7%8C%AB'],
    ['  Marco   Polo ', 'Marco_Polo'],
    ['x@evil.example:80', 'x%40evil.example%3A80'],
  ])('named %j stands in the address as one part of it', async (title, part) => {
    const { summary, asked } = await asking(status(200, summaryOf()));
    await summary(title);
    expect(asked[0]?.url).toBe(`/api/rest_v1/page/summary/${part}?redirect=true`);
  });

  it('is found where the wiki redirects to, within its own host', async () => {
    const { summary, asked } = await asking((request, response) =>
      request.url?.includes('/Polo')
        ? response.writeHead(302, { location: 'Marco_Polo' }).end()
        : response.end(summaryOf()),
    );
    expect(await summary('Polo')).toMatchObject({ title: 'Marco Polo' });
    expect(asked.map(({ url }) => url)).toEqual([
      '/api/rest_v1/page/summary/Polo?redirect=true',
      '/api/rest_v1/page/summary/Marco_Polo',
    ]);
  });
});

describe('a name that cannot be answered', () => {
  it.each([
    [404, 'page_missing'],
    [400, 'page_missing'],
    [410, 'page_missing'],
  ])('status %d is %s, and is asked for once', async (code, reason) => {
    const { summary, asked } = await asking(status(code));
    await expect(summary()).rejects.toMatchObject({ name: 'ValidationError', code: reason });
    expect(asked).toHaveLength(1);
  });

  it('that stands for several things is ambiguous, and the reason says what to send', async () => {
    const { summary } = await asking(status(200, summaryOf({ type: 'disambiguation' })));
    await expect(summary()).rejects.toMatchObject({
      code: 'page_ambiguous',
      message: expect.stringContaining('whole title'),
    });
  });

  it.each([
    ['', 'text_empty'],
    ['   ', 'text_empty'],
    [' _ ', 'text_empty'],
    ['.', 'page_missing'],
    ['..', 'page_missing'],
    ['x'.repeat(256), 'string_too_long'],
    ['猫'.repeat(86), 'string_too_long'],
    ['\uD800', 'encoding_invalid'],
  ])('%j never reaches the wiki', async (title, code) => {
    const { summary, asked } = await asking(status(200, summaryOf()));
    await expect(summary(title)).rejects.toMatchObject({ name: 'ValidationError', code });
    expect(asked).toEqual([]);
  });

  it('of 255 bytes is one', async () => {
    const { summary } = await asking(status(200, summaryOf()));
    await expect(summary('猫'.repeat(85))).resolves.toBeDefined();
  });

  it('is in none of the reasons', async () => {
    for (const listener of [status(404), status(500), status(429), status(403), status(200, '<html>')]) {
      const { summary } = await asking(listener);
      const error: Error = await summary('Jane Roe').catch((thrown) => thrown);
      expect(error.message).not.toMatch(/Jane|Roe/);
    }
  });
});

describe('a wiki that fails', () => {
  const failing: readonly (readonly [string, RequestListener, string, number])[] = [
    ['answers 500 for ever', status(500), 'upstream_unavailable', 3],
    ['answers 503 for ever', status(503), 'upstream_unavailable', 3],
    ['resets connections', (request) => request.socket.resetAndDestroy(), 'upstream_unavailable', 3],
    [
      'breaks off in the middle',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{');
        setImmediate(() => response.destroy());
      },
      'upstream_unavailable',
      3,
    ],
    ['does not answer', () => {}, 'upstream_timeout', 3],
    [
      'drips',
      (_, response) => {
        response.writeHead(200);
        const dripping = setInterval(() => response.write(' '), 5);
        response.on('close', () => clearInterval(dripping));
      },
      'upstream_timeout',
      3,
    ],
    ['takes no more requests', status(429), 'overloaded', 1],
    ['lets nobody in', status(403), 'misconfigured', 1],
    ['answers with a web page', status(200, '<html></html>'), 'upstream_unavailable', 1],
    ['answers with another object', status(200, '{"title": 7}'), 'upstream_unavailable', 1],
    ['answers with null', status(200, 'null'), 'upstream_unavailable', 1],
    ['answers with nothing', status(204, ''), 'upstream_unavailable', 1],
    [
      'gives an address that is no web page',
      status(200, summaryOf({ content_urls: { desktop: { page: 'javascript:alert(1)' } } })),
      'upstream_unavailable',
      1,
    ],
    [
      'has no end',
      (_, response) => {
        const chunk = Buffer.alloc(64 * 1024, ' ');
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      },
      'upstream_unavailable',
      1,
    ],
    ['redirects in a circle', status(302, '', { location: '?again' }), 'upstream_unavailable', 6],
    ['redirects to what is no address', status(302, '', { location: 'http://[' }), 'upstream_unavailable', 1],
  ];

  it.each(failing)('and %s: the reason is told in time', async (_, listener, code, requests) => {
    const { summary, asked } = await asking(listener, code === 'upstream_timeout' ? { tryMs: 100 } : {});
    await expect(summary()).rejects.toMatchObject({ code });
    expect(asked).toHaveLength(requests);
  });

  it('and redirects to another host is not followed there', async () => {
    const other = await wikiServer(status(200, summaryOf()));
    const { summary } = await asking(
      status(302, '', { location: `${other.baseUrl}/page/summary/Marco_Polo` }),
    );
    await expect(summary()).rejects.toMatchObject({ code: 'upstream_unavailable' });
    expect(other.asked).toEqual([]);
  });

  it('and redirects to a file of the machine gives none of it', async () => {
    const { summary } = await asking(status(302, '', { location: 'file:///etc/passwd' }));
    await expect(summary()).rejects.toMatchObject({ code: 'upstream_unavailable' });
  });

  it('at first only is asked again, after waits that grow', async () => {
    const time = clock();
    let requests = 0;
    const { summary } = await asking(
      (_, response) => {
        requests += 1;
        if (requests < 3) response.writeHead(502).end();
        else response.end(summaryOf());
      },
      { clock: time },
    );
    await expect(summary()).resolves.toMatchObject({ title: 'Marco Polo' });
    expect(time.waits).toHaveLength(2);
    expect(time.waits[0]).toBeGreaterThanOrEqual(100);
    expect(time.waits[1]).toBeGreaterThanOrEqual(200);
    expect(time.waits[1]).toBeLessThanOrEqual(400);
  });

  it('and has used up the time is not asked again', async () => {
    const { summary, asked } = await asking(status(500), { totalMs: 50 });
    await expect(summary()).rejects.toMatchObject({ code: 'upstream_unavailable' });
    expect(asked).toHaveLength(1);
  });

  it('and takes connections without ever saying a word of TLS is given up', async () => {
    const silent = createServer((socket) => socket.on('error', () => {}));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as { port: number };
    const pages = mediaWikiPages({ baseUrl: `https://127.0.0.1:${port}`, connectMs: 50, clock: clock() });
    await expect(pages.summary('Marco Polo')).rejects.toMatchObject({ code: 'upstream_timeout' });
  });

  it('and is not there at all is unavailable', async () => {
    const pages = mediaWikiPages({ baseUrl: 'http://127.0.0.1:1', clock: clock() });
    await expect(pages.summary('Marco Polo')).rejects.toMatchObject({
      code: 'upstream_unavailable',
      cause: expect.any(Error),
    });
  });
});

it.each(['ftp://example.com', 'file:///etc', 'nowhere', ''])('%j is the address of no wiki', (baseUrl) => {
  expect(() => mediaWikiPages({ baseUrl })).toThrow(expect.objectContaining({ code: 'misconfigured' }));
});
