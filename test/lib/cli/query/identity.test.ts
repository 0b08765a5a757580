import { beforeEach, describe, expect, it, vi } from 'vitest';
import { identityFor } from '../../../../lib/cli/query/identity.ts';

const NOTHING = { sign: undefined, token: undefined, profile: undefined, region: undefined };
const EXECUTE_API = 'https://abc.execute-api.eu-west-1.amazonaws.com/predict';
const LAPTOP = 'http://localhost:3000/predict';

beforeEach(() => {
  for (const name of [
    'POLO_TOKEN',
    'AWS_PROFILE',
    'AWS_REGION',
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
  ])
    vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
  return () => vi.unstubAllEnvs();
});

const haveKey = () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDOWN');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
};

const headersFor = async (url: string, values: Partial<Parameters<typeof identityFor>[1]> = {}) => {
  const identify = await identityFor(url, { ...NOTHING, ...values });
  return identify?.({ method: 'POST', url, headers: { 'content-type': 'application/json' }, body: '{}' });
};

/** `AKID/region`, by which a request is signed. */
const signedBy = async (...asked: Parameters<typeof headersFor>) => {
  const [, key, region] =
    /Credential=(\w+)\/\d{8}\/([\w-]+)\/execute-api\//.exec(
      (await headersFor(...asked))?.authorization ?? '',
    ) ?? [];
  return `${key}/${region}`;
};

describe('identityFor', () => {
  it('says nothing where nothing is asked for', async () => {
    haveKey();
    expect(await headersFor(LAPTOP)).toBeUndefined();
    expect(await headersFor('https://api.example.com')).toBeUndefined();
  });

  it.each([
    [EXECUTE_API, {}, 'AKIDOWN/eu-west-1'],
    ['https://abc.execute-api.cn-north-1.amazonaws.com.cn', {}, 'AKIDOWN/cn-north-1'],
    [EXECUTE_API, { region: 'us-west-2' }, 'AKIDOWN/us-west-2'],
    ['https://api.example.com', { sign: true, region: 'eu-west-1' }, 'AKIDOWN/eu-west-1'],
    [LAPTOP, { sign: true }, 'AKIDOWN/us-east-1'],
  ])('signs for %s %j with the credentials of the shell', async (url, values, expected) => {
    haveKey();
    expect(await signedBy(url, values)).toBe(expected);
  });

  it('takes the region from the environment where nothing else names one', async () => {
    haveKey();
    vi.stubEnv('AWS_REGION', 'eu-central-1');
    expect(await signedBy('https://api.example.com', { sign: true })).toBe('AKIDOWN/eu-central-1');
    expect(await signedBy(LAPTOP, { sign: true })).toBe('AKIDOWN/us-east-1');
  });

  it('signs with test / test on this machine where the shell has no credentials', async () => {
    expect(await signedBy(LAPTOP, { sign: true })).toBe('test/us-east-1');
  });

  it('refuses to sign without credentials or a region', async () => {
    await expect(headersFor(EXECUTE_API)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^there are no credentials to sign with .*; sign in to AWS/),
    });
    await expect(headersFor('https://api.example.com', { sign: true })).rejects.toMatchObject({
      exitCode: 2,
      message: 'https://api.example.com does not say its region; add --region or set AWS_REGION',
    });
  });

  it('sends a token, given or from the environment, instead of a signature', async () => {
    expect(await headersFor(LAPTOP, { token: 'a.b.c' })).toEqual({ authorization: 'Bearer a.b.c' });
    vi.stubEnv('POLO_TOKEN', 'd.e.f');
    expect(await headersFor(EXECUTE_API)).toEqual({ authorization: 'Bearer d.e.f' });
    expect(await headersFor(LAPTOP, { token: 'a.b.c' })).toEqual({ authorization: 'Bearer a.b.c' });
    expect(await signedBy(LAPTOP, { sign: true })).toBe('test/us-east-1');
  });

  it('sends no token in the open, and not both', async () => {
    await expect(headersFor('http://api.example.com', { token: 'a.b.c' })).rejects.toThrow('in the open');
    await expect(headersFor(LAPTOP, { token: 'a.b.c', sign: true })).rejects.toThrow('not both');
  });
});
