import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { AwsError } from '../wire/aws-error.ts';
import { RawReply } from '../wire/raw-reply.ts';
import type { Upstream } from './ai-mode.ts';
import { type AiService, awsEndpoint } from './upstream-address.ts';

/** A call in AWS's JSON protocol. */
export interface AiCall {
  readonly service: AiService;
  /** The whole of `X-Amz-Target`. */
  readonly target: string;
  readonly body: Buffer;
}

/**
 * Hands a call on and gives the answer as it came, refusals among them.
 *
 * @throws {AwsError} `ServiceUnavailable` when nobody answers in time, `UnrecognizedClientException` when the
 * credentials are gone.
 */
export type Forward = (call: AiCall) => Promise<RawReply>;

/** Over the longest that functions wait for an answer. Pictures of 5 MB need some of it to travel. */
const MOST_MS = 30_000;

/** Signs calls anew with credentials of the upstream's own; nothing of the caller's but the body travels. */
export const forwarder = (upstream: Upstream, mostMs = MOST_MS): Forward => {
  const { region, endpoints } = upstream;
  return async ({ service, target, body }) => {
    const url = new URL('/', endpoints[service] ?? awsEndpoint(service, region));
    const headers = {
      host: url.host,
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': target,
    };
    const signed = await signerFor(service, upstream).sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: '/',
      headers,
      body,
    });
    const { host: _, ...others } = signed.headers;
    return exchange(url, others, body, mostMs);
  };
};

const signerFor = (service: AiService, { region, credentials }: Upstream): SignatureV4 =>
  new SignatureV4({
    service,
    region,
    credentials: () => credentials().catch(refuseIdentity),
    sha256: Sha256,
  });

const refuseIdentity = (): never => {
  throw new AwsError(
    'UnrecognizedClientException',
    'the AWS credentials that polo start had are gone; sign in to AWS again',
  );
};

/** A call that was sent has to be paid for: it goes on even when the caller hangs up, so that its answer can be kept. */
const exchange = async (
  url: URL,
  headers: Record<string, string>,
  body: Buffer,
  mostMs: number,
): Promise<RawReply> => {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'accept-encoding': 'identity' },
      body: new Uint8Array(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(mostMs),
    });
    return new RawReply(reply.status, passedOn(reply.headers), Buffer.from(await reply.arrayBuffer()));
  } catch (cause) {
    throw new AwsError(
      'ServiceUnavailable',
      `${url.origin} did not answer (${reasonOf(cause)}); is there a network? "--ai local" needs none`,
      503,
    );
  }
};

const PASSED_ON = ['content-type', 'x-amzn-errortype', 'x-amzn-requestid', 'retry-after'] as const;

const passedOn = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );

/** The system's word for it, never a message: that may hold anything. */
const reasonOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return 'unknown';
  if (thrown.name === 'TimeoutError') return 'no answer in time';
  const { cause } = thrown;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : thrown.name;
};
