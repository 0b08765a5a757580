import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A wiki with a page of every name, which takes its time; `failing` names have none. */
export const serveWikiOfNames = async (failing: ReadonlySet<string>, delayMs: number) => {
  const server = createServer((request, response) => {
    const [address = ''] = (request.url ?? '').split('?');
    const title = decodeURIComponent(address.slice(address.lastIndexOf('/') + 1)).replaceAll('_', ' ');
    const page = {
      type: 'standard',
      title,
      lang: 'en',
      extract: `${title} is a wonderful player from Chicago who loves the game.`,
      content_urls: { desktop: { page: `https://wiki.test/${encodeURIComponent(title)}` } },
    };
    setTimeout(() => {
      response.writeHead(failing.has(title) ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(failing.has(title) ? {} : page));
    }, delayMs);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
