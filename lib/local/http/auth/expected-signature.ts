import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { REGION } from '../../account.ts';
import type { GuardedRequest } from './gate.ts';
import type { SignatureClaim } from './signature-claim.ts';

/** The one key pair there is. */
export const KEY_PAIR = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

/** API Gateway's name in credentials. */
export const SERVICE = 'execute-api';

const signer = new SignatureV4({
  service: SERVICE,
  region: REGION,
  credentials: KEY_PAIR,
  sha256: Sha256,
  applyChecksum: false,
});

/**
 * The signature that the holder of the key pair would have put on a request, at the time and over the headers
 * that the request claims. The path is signed as it came, encoded once more, as every service but S3 has it.
 *
 * @returns 64 hex digits, or `undefined` when nobody can have signed this way.
 */
export const expectedSignature = async (
  request: GuardedRequest,
  claim: SignatureClaim,
  signedAt: Date,
): Promise<string | undefined> => {
  const toSign = signable(request, claim);
  const options = { signingDate: signedAt, signableHeaders: new Set(claim.signedHeaders) };
  if (claim.expiresSeconds !== undefined) {
    const unhoistableHeaders = options.signableHeaders;
    const presigned = await signer.presign(toSign, {
      ...options,
      unhoistableHeaders,
      expiresIn: claim.expiresSeconds,
    });
    return String(presigned.query?.['X-Amz-Signature']);
  }
  const { headers } = await signer.sign(toSign, options);
  return /Signature=(\w+)$/.exec(headers.authorization ?? '')?.[1];
};

const signable = ({ method, url, headers, body }: GuardedRequest, claim: SignatureClaim) => ({
  method,
  protocol: 'http:',
  hostname: 'localhost',
  path: url.split('?', 1)[0] ?? '/',
  query: Object.fromEntries([...claim.query].map(([name, values]) => [name, [...values]])),
  headers: Object.fromEntries(
    claim.signedHeaders.flatMap((name) => {
      const values = headers[name];
      return values ? [[name, values.join(',')]] : [];
    }),
  ),
  body,
});
