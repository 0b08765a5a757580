import { pageDocument, pageSummary } from './page-summary.ts';
import { addressPart, pageTitle } from './page-title.ts';
import { WIKI_PAGES, WIKI_REDIRECTS } from './wiki-pages.ts';

/** No bucket can have this name: S3 takes no underscores. */
export const WIKI_PATH = '/_wiki';
const SUMMARIES = `${WIKI_PATH}/api/rest_v1/page/summary/`;
const PAGES = `${WIKI_PATH}/page/`;

export interface WikiRequest {
  readonly method: string;
  /** The path as it came, with its query. */
  readonly url: string;
  /** Where the wiki is reached: `http://127.0.0.1:4566`. */
  readonly origin: string;
}

export interface WikiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the wiki answers: a page, a redirect to the title under which the page stands, or a problem document. */
export const wikiReply = (request: WikiRequest): WikiReply => {
  const { method, url } = request;
  if (method !== 'GET' && method !== 'HEAD') return problem(405, 'Only GET is answered.', request);
  const path = url.split('?', 1)[0] ?? '/';
  const folder = [SUMMARIES, PAGES].find((each) => path.startsWith(each));
  const part = path.slice(folder?.length);
  if (folder === undefined || part === '' || part.includes('/'))
    return problem(404, 'No such route.', request);
  const title = pageTitle(part);
  if (title === undefined) return problem(400, 'title-invalid-characters', request);
  if (Object.hasOwn(WIKI_REDIRECTS, title)) return redirect(302, WIKI_REDIRECTS[title] ?? title);
  const page = WIKI_PAGES.get(title);
  if (page === undefined) return problem(404, 'Page or revision not found.', request);
  if (!namesExactly(part, title)) return redirect(301, title);
  return folder === PAGES
    ? { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: pageDocument(page) }
    : json(200, SUMMARY_TYPE, pageSummary(page, `${request.origin}${PAGES}`));
};

const SUMMARY_TYPE =
  'application/json; charset=utf-8; profile="https://www.mediawiki.org/wiki/Specs/Summary/1.4.2"';

/** However it is escaped, the address has underscores for spaces. */
const namesExactly = (part: string, title: string): boolean =>
  decodeURIComponent(part) === title.replaceAll(' ', '_');

const redirect = (status: 301 | 302, title: string): WikiReply => ({
  status,
  headers: { location: addressPart(title) },
  body: '',
});

const PROBLEMS = {
  400: ['bad_request', 'Invalid parameters'],
  404: ['not_found', 'Not found.'],
  405: ['method_not_allowed', 'Method not allowed.'],
} as const;

const problem = (status: keyof typeof PROBLEMS, detail: string, { method, url }: WikiRequest): WikiReply => {
  const [name, title] = PROBLEMS[status];
  const type = `https://mediawiki.org/wiki/HyperSwitch/errors/${name}`;
  return json(status, 'application/problem+json', {
    type,
    title,
    method: method.toLowerCase(),
    detail,
    uri: url,
  });
};

const json = (status: number, type: string, value: object): WikiReply => ({
  status,
  headers: { 'content-type': type },
  body: JSON.stringify(value),
});
