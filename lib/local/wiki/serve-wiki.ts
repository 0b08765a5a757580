import type { Serve } from '../wire/aws-listener.ts';
import { WIKI_PATH, wikiReply } from './wiki-reply.ts';

/** Whether a request to the port of AWS's protocols is for the wiki. */
export const isForWiki = (url: string): boolean => url.startsWith(`${WIKI_PATH}/`);

/** What functions find in `WIKI_URL`. */
export const wikiUrl = (awsUrl: string): string => `${awsUrl}${WIKI_PATH}/api/rest_v1`;

/**
 * A small wiki with the Wikimedia REST API's `GET /page/summary/{title}`. `/_wiki/page/{title}` shows the same pages
 * to people.
 */
export const serveWiki: Serve = async ({ method = 'GET', url = '/', headers }, response) => {
  const reply = wikiReply({ method, url, origin: `http://${headers.host}` });
  const length = { 'content-length': Buffer.byteLength(reply.body) };
  response.writeHead(reply.status, { ...reply.headers, ...length }).end(reply.body);
};
