import { Socket } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { chooseTarget } from '../../../../lib/cli/aws/target.ts';
import { runPolo } from '../run-polo.ts';

const NOTHING = { endpointUrl: undefined, profile: undefined, region: undefined };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('is the laptop cloud with credentials that are nobody’s, unless AWS is asked for', async () => {
  vi.stubEnv('AWS_ENDPOINT_URL', undefined);
  expect(await chooseTarget(NOTHING)).toMatchObject({
    kind: 'laptop',
    endpoint: 'http://127.0.0.1:4566',
    client: {
      endpoint: 'http://127.0.0.1:4566',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    },
  });
});

it.each(['http://localhost:5000', 'http://127.0.0.1:1', 'http://[::1]:9', 'http://s3.localhost:4566'])(
  'follows AWS_ENDPOINT_URL to %s, on this machine',
  async (url) => {
    vi.stubEnv('AWS_ENDPOINT_URL', url);
    expect(await chooseTarget(NOTHING)).toMatchObject({ endpoint: url });
    expect(await chooseTarget({ ...NOTHING, endpointUrl: 'http://here:1' })).toMatchObject({
      endpoint: 'http://here:1',
    });
  },
);

it.each(['https://lambda.us-east-1.amazonaws.com', 'http://127.0.0.1.example.com', 'nonsense'])(
  'does not follow AWS_ENDPOINT_URL to %s',
  async (url) => {
    vi.stubEnv('AWS_ENDPOINT_URL', url);
    expect(await chooseTarget(NOTHING)).toMatchObject({ endpoint: 'http://127.0.0.1:4566' });
  },
);

it('is AWS where a profile or a region is named, with the credentials that belong to them', async () => {
  expect(await chooseTarget({ ...NOTHING, profile: 'dev' })).toEqual({
    kind: 'aws',
    client: { profile: 'dev' },
  });
  expect(
    await chooseTarget({ ...NOTHING, region: 'eu-west-1', endpointUrl: 'https://vpce.example' }),
  ).toEqual({
    kind: 'aws',
    client: { region: 'eu-west-1', endpoint: 'https://vpce.example' },
  });
});

it('reaches no host but this machine, whatever AWS_* variables say', async () => {
  const hosts: unknown[] = [];
  const connect = Socket.prototype.connect;
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket, ...args: unknown[]) {
    hosts.push(JSON.stringify(args).match(/"host":"([^":]*)/)?.[1]);
    return Reflect.apply(connect, this, args);
  });
  const production = {
    AWS_PROFILE: 'production',
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: 'https://example.amazonaws.com',
    AWS_ENDPOINT_URL_LAMBDA: 'https://lambda.example.amazonaws.com',
    AWS_ENDPOINT_URL_S3: 'https://s3.example.amazonaws.com',
    AWS_USE_FIPS_ENDPOINT: 'true',
    AWS_USE_DUALSTACK_ENDPOINT: 'true',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials',
  };
  for (const [name, value] of Object.entries(production)) vi.stubEnv(name, value);
  await runPolo(['invoke', 'no-such-function']);
  await runPolo(['train', 's3://no-such-bucket/x.csv']);
  expect([...new Set(hosts)]).toEqual(['127.0.0.1']);
});

it.each([['invoke', 'marco'], ['marco']])(
  'ends %s %s with exit code 3 when nobody is there',
  async (...argv) => {
    const { exitCode, stdout, stderr } = await runPolo([...argv, '--endpoint-url', 'http://127.0.0.1:2']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    expect(stderr).toMatch(
      /^polo: the laptop cloud does not answer at http:\/\/127\.0\.0\.1:2; start it with "polo start".*\n$/,
    );
  },
);

it('ends with exit code 3 when AWS is asked for and there are no credentials', async () => {
  for (const name of ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent');
  const { exitCode, stderr } = await runPolo(['invoke', 'marco', '--region', 'eu-west-1', '--yes']);
  expect(exitCode).toBe(3);
  expect(stderr).toContain('; sign in to AWS, or choose another --profile\n');
});
