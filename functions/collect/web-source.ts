import type { LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { TransientError, ValidationError } from '../../lib/core/errors.ts';
import type { OpenSource, Source } from './ports.ts';
import { type AddressRules, allowedAddresses, refused } from './web-address.ts';

export interface WebSourceOptions extends AddressRules {
  /** Certificates that are trusted instead of the usual ones, PEM. */
  readonly ca?: string;
}

const MOST_REDIRECTS = 5;
/** Without a byte. */
const LONGEST_SILENCE_MS = 20_000;

/** The public web over HTTPS. Every address on the way is checked, and only what was checked is connected to. */
export const webSource = (options: WebSourceOptions): Source => ({
  open: async (url, signal) => {
    let at = url;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const addresses = await allowedAddresses(at, options);
      const response = await answerOf(at, { addresses, signal, ca: options.ca });
      const status = response.statusCode ?? 0;
      if (status === 200) return opened(response);
      response.destroy();
      at = redirected(response, at);
    }
    throw refused(`the source redirects more than ${MOST_REDIRECTS} times`);
  },
});

interface Asking {
  readonly addresses: readonly LookupAddress[];
  readonly signal: AbortSignal;
  readonly ca: string | undefined;
}

const HEADERS = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'marcopolo-collect' };

const answerOf = (url: URL, { addresses, signal, ca }: Asking): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const settings = { lookup: pinnedTo(addresses), agent: false, headers: HEADERS, signal } as const;
    const request = send(url, { ...settings, ...(ca !== undefined && { ca }) });
    let stream: { destroy(error: Error): unknown } = request;
    request.setTimeout(LONGEST_SILENCE_MS, () => {
      const reason = `nothing came from the source for ${LONGEST_SILENCE_MS / 1000} s`;
      stream.destroy(new TransientError('upstream_timeout', reason));
    });
    request.on('error', reject);
    request.on('response', (response) => {
      stream = response;
      resolve(response);
    });
    request.end();
  });

/** Answers every question for a name with what was checked. */
const pinnedTo =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_host, options, answer) => {
    const [first] = addresses;
    if (options.all === true || first === undefined) answer(null, [...addresses]);
    else answer(null, first.address, first.family);
  };

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** @throws where the answer is no redirect. */
const redirected = ({ statusCode: status = 0, headers }: IncomingMessage, from: URL): URL => {
  const { location } = headers;
  if (REDIRECTS.has(status) && location !== undefined && URL.canParse(location, from.href))
    return new URL(location, from);
  const said = `the source answers with status ${status}`;
  if (status === 429) throw new TransientError('overloaded', said);
  if (status >= 500) throw new TransientError('upstream_unavailable', said);
  throw new ValidationError('source_unexpected', `${said} where 200 is expected; is the address right?`);
};

const opened = (response: IncomingMessage): OpenSource => {
  const { headers } = response;
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') {
    response.destroy();
    const said = 'the source sends compressed content though it was asked not to';
    throw new ValidationError('content_encoding_unsupported', `${said}; choose an address that does not`);
  }
  const length = headers['content-length'];
  return {
    content: response,
    length: length === undefined ? undefined : Number(length),
    contentType: headers['content-type'],
    etag: headers.etag,
    lastModified: headers['last-modified'],
  };
};
