import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drain, type Listening, listen } from '../../../../lib/local/http/listen.ts';
import { serveWiki, wikiUrl } from '../../../../lib/local/wiki/serve-wiki.ts';
import { awsListener, type Serve } from '../../../../lib/local/wire/aws-listener.ts';

let port: Listening;
const saying =
  (word: string): Serve =>
  async (_, response) =>
    void response.end(word);
beforeAll(async () => {
  port = await listen({ port: 0, purpose: 'the test', option: '--port' });
  const services = { json: [], lambda: saying('lambda'), query: saying('query'), s3: saying('s3') };
  port.serve(awsListener({ ...services, wiki: serveWiki }));
});
afterAll(() => drain(port, 0));

it('is found where functions are told that it is, redirects and all', async () => {
  const found = await fetch(`${wikiUrl(port.url)}/page/summary/ML%20ops?redirect=true`);
  expect([found.status, found.url]).toEqual([200, `${wikiUrl(port.url)}/page/summary/MLOps`]);
  const { title, content_urls } = JSON.parse(await found.text());
  expect(title).toBe('MLOps');
  expect(await (await fetch(content_urls.desktop.page)).text()).toContain('<h1>MLOps</h1>');
});

it('sends no body with the answer to HEAD', async () => {
  const reply = await fetch(`${wikiUrl(port.url)}/page/summary/Nobody`, { method: 'HEAD' });
  expect([reply.status, await reply.text()]).toEqual([404, '']);
});

const at = (path: string, host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port: number } = new URL(port.url);
    const sent = request({ host: '127.0.0.1', port: number, path, headers: { host } }, (reply) =>
      resolve(text(reply)),
    );
    sent.on('error', reject).end();
  });

it.each([
  ['/wiki/Marco_Polo', 'localhost'],
  ['/_wiki', 'localhost'],
  ['/_wiki/api/rest_v1/page/summary/ONNX', 'images.localhost'],
])('leaves %s at %s to S3', async (path, host) => {
  expect(await at(path, host)).toBe('s3');
});

it('is not there for names that are none of this machine', async () => {
  expect(await at('/_wiki/page/ONNX', 'evil.example')).toContain('the Host header must name this machine');
});
