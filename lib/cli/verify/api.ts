import type { Identify } from '../query/sign-request.ts';

/** One request of a check, against whatever address is verified. */
export interface Ask {
  readonly method?: string;
  /** With its leading slash, encoded. */
  readonly path: string;
  readonly body?: string | Uint8Array;
  /** On top of `content-type: application/json`; an empty text leaves a header out. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  /** The media type without its parameters. */
  readonly type: string;
  readonly text: string;
  readonly ms: number;
}

/** A deployment as checks see it. */
export interface Api {
  readonly url: string;
  /** @throws whatever `fetch` throws when nobody answers in time. */
  send(ask: Ask): Promise<Answer>;
  /** The same without saying who asks. */
  sendAsStranger(ask: Ask): Promise<Answer>;
  /** Whether requests say who asks. */
  readonly identified: boolean;
}

export interface ApiOptions {
  readonly url: string;
  readonly timeoutSeconds: number;
  /** Left out for an API that is open. */
  readonly identify?: Identify | undefined;
}

/** Sends as a client would: no retries, redirects are answers. */
export const httpApi = ({ url, timeoutSeconds, identify }: ApiOptions): Api => {
  const base = url.replace(/\/+$/, '');
  const sendAs =
    (who: Identify | undefined) =>
    async ({ method, path, body, headers = {} }: Ask): Promise<Answer> => {
      const request = {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        url: `${base}${path}`,
        body,
      };
      const plain = withoutEmpty({ ...(body !== undefined && JSON_HEADERS), ...headers });
      const identity = (await who?.({ ...request, headers: plain })) ?? {};
      const startedAt = performance.now();
      const response = await fetch(request.url, {
        method: request.method,
        headers: { ...plain, ...identity },
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
        redirect: 'manual',
        ...(body !== undefined && { body: Buffer.from(body) }),
      });
      const text = await response.text();
      const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
      return { status: response.status, type, text, ms: performance.now() - startedAt };
    };
  return { url: base, send: sendAs(identify), sendAsStranger: sendAs(undefined), identified: !!identify };
};

const JSON_HEADERS = { 'content-type': 'application/json' };

const withoutEmpty = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
