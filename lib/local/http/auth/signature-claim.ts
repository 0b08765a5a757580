import type { GuardedRequest } from './gate.ts';
import { readSignedQuery, type SignedQuery } from './signed-query.ts';

/** What a request says about its own signature (AWS Signature Version 4). */
export interface SignatureClaim {
  readonly accessKeyId: string;
  /** `20261123`, of the credential's scope. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** `20261123T190507Z` */
  readonly signedAt: string;
  readonly signedHeaders: readonly string[];
  /** 64 hex digits. */
  readonly signature: string;
  /** Of a presigned URL only. */
  readonly expiresSeconds?: number;
  /** What of the query is signed by the caller's wish, without the signature's own parameters. */
  readonly query: SignedQuery;
}

/** Reads where a request is signed, in its headers or in its query; `undefined` when it is not, or not properly. */
export const readSignatureClaim = (request: GuardedRequest): SignatureClaim | undefined => {
  const query = readSignedQuery(rawQueryOf(request.url));
  if (query === undefined) return undefined;
  const signatures = [...query.keys()].filter((name) => name.toLowerCase() === 'x-amz-signature').length;
  const { authorization } = request.headers;
  /** The signer leaves every spelling of this parameter out: a second one would go unseen. */
  if (authorization !== undefined) return signatures === 0 ? inHeaders(request, query) : undefined;
  return signatures === 1 ? inQuery(query) : undefined;
};

const rawQueryOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^\s,]+), ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

const inHeaders = ({ headers }: GuardedRequest, query: SignedQuery): SignatureClaim | undefined => {
  const [, credential, names, signature] = AUTHORIZATION.exec(only(headers.authorization) ?? '') ?? [];
  return claimOf({ credential, names, signature, signedAt: only(headers['x-amz-date']) }, query);
};

const ALGORITHM = 'X-Amz-Algorithm';
const CREDENTIAL = 'X-Amz-Credential';
const DATE = 'X-Amz-Date';
const EXPIRES = 'X-Amz-Expires';
const SIGNED_HEADERS = 'X-Amz-SignedHeaders';
const SIGNATURE = 'X-Amz-Signature';
const OWN_PARAMETERS: readonly string[] = [ALGORITHM, CREDENTIAL, DATE, EXPIRES, SIGNED_HEADERS, SIGNATURE];

const inQuery = (query: SignedQuery): SignatureClaim | undefined => {
  const parameter = (name: string): string | undefined => only(query.get(name));
  const seconds = parameter(EXPIRES) ?? '';
  if (parameter(ALGORITHM) !== 'AWS4-HMAC-SHA256' || !/^\d{1,6}$/.test(seconds)) return undefined;
  const parts = {
    credential: parameter(CREDENTIAL),
    names: parameter(SIGNED_HEADERS),
    signature: parameter(SIGNATURE),
    signedAt: parameter(DATE),
  };
  const rest = new Map([...query].filter(([name]) => !OWN_PARAMETERS.includes(name)));
  const claim = claimOf(parts, rest);
  return claim && { ...claim, expiresSeconds: Number(seconds) };
};

interface Parts {
  readonly credential: string | undefined;
  readonly names: string | undefined;
  readonly signature: string | undefined;
  readonly signedAt: string | undefined;
}

const SCOPE = /^([A-Za-z0-9_]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request$/;

const claimOf = ({ credential, names, signature, signedAt }: Parts, query: SignedQuery) => {
  const [, accessKeyId, day, region, service] = SCOPE.exec(credential ?? '') ?? [];
  if (accessKeyId === undefined || day === undefined || region === undefined || service === undefined)
    return undefined;
  if (!names || signedAt === undefined || !/^[0-9a-f]{64}$/.test(signature ?? '')) return undefined;
  const signedHeaders = names.split(';');
  return { accessKeyId, day, region, service, signedAt, signedHeaders, signature: signature ?? '', query };
};

/** What is said twice is not said properly. */
const only = (values: readonly string[] | undefined): string | undefined =>
  values?.length === 1 ? values[0] : undefined;
