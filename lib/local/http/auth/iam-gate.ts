import { createHash, timingSafeEqual } from 'node:crypto';
import { ACCOUNT_ID, REGION } from '../../account.ts';
import type { Invoker } from '../http-event.ts';
import { gatewayReply } from '../reply-from.ts';
import { expectedSignature, KEY_PAIR, SERVICE } from './expected-signature.ts';
import type { Gate, GuardedRequest } from './gate.ts';
import { readSignatureClaim, type SignatureClaim } from './signature-claim.ts';

/** How far a caller's clock may be off. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** The longest that a presigned URL may be good for: a week. */
const LONGEST_SECONDS = 7 * 24 * 3600;

/** Lets in what `test` / `test` has signed with SigV4, in headers or in a presigned URL, and nothing else. */
export const iamGate =
  (now: () => number = Date.now): Gate =>
  async (request) => {
    const claim = readSignatureClaim(request);
    const allowed = claim !== undefined && (await isGood(claim, request, now()));
    return allowed ? { allowed, invoker: CALLER } : { allowed: false, refusal: FORBIDDEN };
  };

/** One answer whatever is wrong, as API Gateway has it: a stranger learns nothing from it. */
const FORBIDDEN = gatewayReply(403, 'Forbidden');

const CALLER: Invoker = {
  iam: {
    accessKey: KEY_PAIR.accessKeyId,
    accountId: ACCOUNT_ID,
    callerId: 'AIDALOCAL',
    cognitoIdentity: null,
    principalOrgId: '',
    userArn: `arn:aws:iam::${ACCOUNT_ID}:user/local`,
    userId: 'AIDALOCAL',
  },
};

const isGood = async (claim: SignatureClaim, request: GuardedRequest, now: number): Promise<boolean> => {
  const signedAt = dateOf(claim.signedAt);
  if (signedAt === undefined || !isOurs(claim) || !isCurrent(claim, signedAt, now)) return false;
  if (!coversWhatItMust(claim, request) || !namesItsBody(request)) return false;
  const expected = await expectedSignature(request, claim, signedAt);
  return expected !== undefined && isSame(expected, claim.signature);
};

const dateOf = (text: string): Date | undefined => {
  const [, date, hour, minute, second] = /^(\d{8})T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (date === undefined) return undefined;
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  const parsed = new Date(`${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed;
};

const isOurs = ({ accessKeyId, region, service, day, signedAt }: SignatureClaim): boolean =>
  accessKeyId === KEY_PAIR.accessKeyId &&
  region === REGION &&
  service === SERVICE &&
  signedAt.startsWith(`${day}T`);

const isCurrent = ({ expiresSeconds }: SignatureClaim, signedAt: Date, now: number): boolean => {
  const age = now - signedAt.getTime();
  if (expiresSeconds === undefined) return Math.abs(age) <= CLOCK_SKEW_MS;
  const isShort = expiresSeconds >= 1 && expiresSeconds <= LONGEST_SECONDS;
  return isShort && age >= -CLOCK_SKEW_MS && age <= expiresSeconds * 1000;
};

/** A key pair that lasts has no session token; its signatures cover the host and whatever says `x-amz-`. */
const coversWhatItMust = ({ signedHeaders, query }: SignatureClaim, { headers }: GuardedRequest): boolean => {
  const sensitive = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  const names = [...sensitive, ...[...query.keys()].map((name) => name.toLowerCase())];
  if (names.includes('x-amz-security-token')) return false;
  return signedHeaders.includes('host') && sensitive.every((name) => signedHeaders.includes(name));
};

/** The hash of a body, where it is given, is the body's; API Gateway knows no unsigned payloads. */
const namesItsBody = ({ headers, body }: GuardedRequest): boolean => {
  const given = headers['x-amz-content-sha256'];
  if (given === undefined) return true;
  const [hash = ''] = given;
  return given.length === 1 && isSame(createHash('sha256').update(body).digest('hex'), hash);
};

/** Takes as long wherever the two differ. */
const isSame = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
};
