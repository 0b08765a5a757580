import { ConfigError, TransientError } from '../../core/errors.ts';
import type { Clock } from '../clock.ts';
import { inTries, type Tried } from '../in-tries.ts';
import { type Got, getBounded } from './get-bounded.ts';
import type { PageSource, PageSummary } from './page-source.ts';
import { pageMissing, titleInAddress } from './page-title.ts';
import { readSummary } from './read-summary.ts';

export interface MediaWikiOptions {
  /** Of the REST API: `https://en.wikipedia.org/api/rest_v1`. */
  readonly baseUrl: string;
  /** Whom the wiki's people can write to when this one asks too much: an e-mail or web address, in ASCII. */
  readonly contact?: string;
  /** @default 1 s */
  readonly connectMs?: number;
  /** For each try, redirects and all. @default 5 s */
  readonly tryMs?: number;
  /** For all tries: leaves a function of 28 s the time to translate what it got. @default 12 s */
  readonly totalMs?: number;
  /** @default the system's */
  readonly clock?: Clock;
}

const TRIES = 3;
const MOST_REDIRECTS = 5;
const MOST_BYTES = 1024 * 1024;

/**
 * Pages of a wiki with Wikimedia's REST API. What hangs, breaks or answers 5xx is tried three times, within 12 s in all;
 * redirects are followed within the wiki's own host only.
 *
 * @throws {ConfigError} when the base address is none of http or https.
 */
export const mediaWikiPages = ({
  baseUrl,
  contact = '',
  connectMs = 1000,
  tryMs = 5000,
  totalMs = 12_000,
  ...times
}: MediaWikiOptions): PageSource => {
  const base = baseOf(baseUrl);
  const headers = headersFor(contact);
  const attempt = (address: URL) => async (leftMs: number) => {
    const end = performance.now() + Math.min(tryMs, leftMs);
    const got = await followed(address, (url) =>
      getBounded(url, headers, { connectMs, wholeMs: end - performance.now(), mostBytes: MOST_BYTES }),
    );
    return judged(got);
  };
  return {
    summary: async (title) => {
      const address = new URL(`${base}/page/summary/${titleInAddress(title)}?redirect=true`);
      return inTries(attempt(address), { tries: TRIES, totalMs, ...times });
    },
  };
};

/** Who asks, and whom to write to: https://meta.wikimedia.org/wiki/User-Agent_policy */
const headersFor = (contact: string) => ({
  accept: 'application/json',
  'accept-encoding': 'identity',
  'user-agent': `marcopolo/0.1 (${contact || 'functions on AWS Lambda'}) node/${process.versions.node}`,
});

const baseOf = (baseUrl: string): string => {
  if (URL.canParse(baseUrl) && /^https?:$/.test(new URL(baseUrl).protocol))
    return baseUrl.replace(/\/+$/, '');
  throw new ConfigError('misconfigured', "the wiki's base address must begin with https:// or http://");
};

/** An answer after redirects; `elsewhere` when one leads off the host. */
const followed = async (first: URL, get: (url: URL) => Promise<Got>): Promise<Got | 'elsewhere'> => {
  let url = first;
  for (let hops = 0; ; hops += 1) {
    const got = await get(url);
    if (got.kind !== 'answer' || !REDIRECTS.has(got.status) || got.location === undefined) return got;
    if (hops === MOST_REDIRECTS || !URL.canParse(got.location, url.href)) return 'elsewhere';
    url = new URL(got.location, url);
    if (url.origin !== first.origin) return 'elsewhere';
  }
};

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** What the wiki says of a name that none of its pages has, or can have. */
const MISSING: ReadonlySet<number> = new Set([400, 404, 410, 414]);

const judged = (got: Got | 'elsewhere'): Tried<PageSummary> => {
  if (got === 'elsewhere') return failed(unavailable('the wiki redirects to another host, or for ever'));
  switch (got.kind) {
    case 'too-late':
      return failed(
        new TransientError('upstream_timeout', 'the wiki did not answer in time; try again'),
        true,
      );
    case 'too-large':
      return failed(unavailable(`the wiki answers with more than ${MOST_BYTES} bytes`));
    case 'broken':
      return failed(unavailable('the wiki cannot be reached; try again', got.cause), true);
    case 'answer':
      return judgedAnswer(got);
  }
};

const judgedAnswer = ({ status, body }: Extract<Got, { kind: 'answer' }>): Tried<PageSummary> => {
  if (MISSING.has(status)) throw pageMissing();
  if (status === 429)
    return failed(
      new TransientError('overloaded', 'the wiki takes no more requests for now; try again later'),
    );
  if (status === 401 || status === 403)
    return failed(
      new ConfigError(
        'misconfigured',
        `the wiki lets nobody in (status ${status}); look at its address in WIKI_URL`,
      ),
    );
  if (status >= 500 || status === 408)
    return failed(unavailable(`the wiki answers with status ${status}; try again`), true);
  const page = status === 200 ? readSummary(body) : undefined;
  if (page === undefined)
    return failed(unavailable(`the wiki answers with what is no summary of a page (status ${status})`));
  return { ok: true, value: page };
};

const unavailable = (message: string, cause?: unknown): TransientError =>
  new TransientError('upstream_unavailable', message, { cause });

const failed = (error: Error, again = false): Tried<PageSummary> => ({ ok: false, error, again });
