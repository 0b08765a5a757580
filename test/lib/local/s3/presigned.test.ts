import { describe, expect, it } from 'vitest';
import { checkPresigned } from '../../../../lib/local/s3/presigned.ts';

const SIGNED = Date.parse('2026-03-04T05:06:07Z');
const version4 = (changes: Record<string, string> = {}) =>
  new URLSearchParams({
    'X-Amz-Signature': 'ab',
    'X-Amz-Date': '20260304T050607Z',
    'X-Amz-Expires': '60',
    ...changes,
  });
const EXPIRED = expect.objectContaining({ code: 'AccessDenied', status: 403 });

describe('checkPresigned', () => {
  it('lets a URL of version 4 be used until its last second and not after', () => {
    expect(() => checkPresigned(version4(), SIGNED + 60_000)).not.toThrow();
    expect(() => checkPresigned(version4(), SIGNED + 60_001)).toThrow(EXPIRED);
  });

  it('lets a URL of version 2 be used until its time and not after', () => {
    const query = new URLSearchParams({ Signature: 'ab', Expires: String(SIGNED / 1_000) });
    expect(() => checkPresigned(query, SIGNED)).not.toThrow();
    expect(() => checkPresigned(query, SIGNED + 1)).toThrow(EXPIRED);
  });

  it.each(['0', '604801', '1.5', 'soon'])('refuses a lifetime of %s seconds', (seconds) => {
    expect(() => checkPresigned(version4({ 'X-Amz-Expires': seconds }), SIGNED)).toThrow(
      expect.objectContaining({ code: 'AuthorizationQueryParametersError' }),
    );
  });

  it('refuses a date that is none', () => {
    expect(() => checkPresigned(version4({ 'X-Amz-Date': 'today' }), SIGNED)).toThrow(
      expect.objectContaining({ code: 'AuthorizationQueryParametersError' }),
    );
  });

  it('has nothing against a request that is not presigned', () => {
    expect(() => checkPresigned(new URLSearchParams({ prefix: 'a' }), SIGNED)).not.toThrow();
  });
});
