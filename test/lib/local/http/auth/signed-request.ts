import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { GuardedRequest } from '../../../../../lib/local/http/auth/gate.ts';

/** Of every signature that is made here, unless a test says otherwise. */
export const NOW = new Date('2026-11-23T19:05:07Z');

export interface Signing {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Record<string, string | string[]>;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly key?: string;
  readonly secret?: string;
  readonly region?: string;
  readonly service?: string;
  readonly at?: Date;
}

const signerFor = ({
  key = 'test',
  secret = 'test',
  region = 'us-east-1',
  service = 'execute-api',
}: Signing) =>
  new SignatureV4({
    service,
    region,
    credentials: { accessKeyId: key, secretAccessKey: secret },
    sha256: Sha256,
  });

const toSign = ({ method = 'GET', path = '/', query = {}, headers = {}, body }: Signing) => ({
  method,
  protocol: 'http:',
  hostname: 'localhost',
  path,
  query,
  headers: { host: 'localhost:3000', ...headers },
  ...(body !== undefined && { body }),
});

/** A request as it arrives after the SDK's own signer has signed its headers. */
export const signed = async (signing: Signing = {}): Promise<GuardedRequest> =>
  arrived(await signerFor(signing).sign(toSign(signing), { signingDate: signing.at ?? NOW }));

/** A request to a URL that the SDK's own signer has signed for a while. */
export const presigned = async (expiresIn: number, signing: Signing = {}): Promise<GuardedRequest> =>
  arrived(await signerFor(signing).presign(toSign(signing), { signingDate: signing.at ?? NOW, expiresIn }));

type Signed = Awaited<ReturnType<SignatureV4['sign']>>;

const arrived = ({ method, path, query = {}, headers, body }: Signed): GuardedRequest => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((each) => `${encodeURIComponent(name)}=${encodeURIComponent(each)}`),
  );
  return {
    method,
    url: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    body: Buffer.from(body ?? ''),
  };
};
