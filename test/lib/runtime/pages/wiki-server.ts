import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface WikiServer {
  /** As `WIKI_URL` has it. */
  readonly baseUrl: string;
  /** What was asked for, in order. */
  readonly asked: { readonly url: string; readonly headers: Readonly<Record<string, unknown>> }[];
}

/** A wiki that answers as a test wants, and ends with it. */
export const wikiServer = async (listener: RequestListener): Promise<WikiServer> => {
  const asked: WikiServer['asked'] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', headers: request.headers });
    listener(request, response);
  });
  return { baseUrl: `http://127.0.0.1:${await listening(server)}/api/rest_v1`, asked };
};

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

/** A summary as Wikimedia writes it, in what is read and some of what is not. */
export const summaryOf = (change: object = {}): string =>
  JSON.stringify({
    type: 'standard',
    title: 'Marco_Polo',
    displaytitle: '<i>Marco Polo</i>',
    titles: { canonical: 'Marco_Polo', normalized: 'Marco Polo', display: '<i>Marco Polo</i>' },
    lang: 'en',
    dir: 'ltr',
    content_urls: { desktop: { page: 'https://en.wikipedia.org/wiki/Marco_Polo' } },
    extract: 'Marco Polo was a merchant. He came from Venice. He wrote of his travels. He lived long.',
    extract_html: '<p>Marco Polo was a merchant.</p>',
    ...change,
  });
