import { describe, expect, it } from 'vitest';
import { runPolo } from '../run-polo.ts';
import { runningCloud } from '../running-cloud.ts';
import { type Change, changedApi } from '../verify/changed-api.ts';

const cloud = runningCloud();

it('passes a sound deployment and says how quick it is', async () => {
  const { exitCode, stdout } = await runPolo(['verify', '--url', cloud().apiUrl]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^ok +catalog/);
  expect(stdout).toMatch(/\d+ passed, 0 failed at http:.*; GET \/ takes \d+ ms \(median of 5\)\n$/);
});

const inside =
  (path: RegExp, from: RegExp | string, to: string): Change =>
  ({ url = '' }, reply) =>
    path.test(url) ? { ...reply, text: reply.text.replace(from, to) } : undefined;

/** A release that is wrong in one way, and the check that finds it. */
const WRONG: readonly (readonly [string, Change, RegExp])[] = [
  [
    'a number that became a text',
    inside(/predict$/, /:(\d\d\.\d+)/, ':"$1"'),
    /mlb-height, answers the example/,
  ],
  ['another prediction', inside(/predict$/, '72.43', '72.44'), /mlb-height, 180 lb: .*72\.43 in/],
  ['a missing member', inside(/predict$/, /,"model":\{[^}]*\}/, ''), /mlb-height, answers the example/],
  [
    'another version than the card',
    inside(/predict$/, '"version":1', '"version":2'),
    /the card is of .* version 1/,
  ],
  [
    'a coin too many',
    inside(/change\/1\/34/, '"4":"pennies"', '"5":"pennies"'),
    /change, \/change\/1\/34: status 200/,
  ],
  ['a route that is gone', inside(/openapi/, '"/hello"', '"/hallo"'), /OpenAPI .*lacks GET \/hello/],
  ['no OpenAPI 3.1', inside(/openapi/, '3.1.0', '2.0'), /catalog, OpenAPI describes every route/],
  [
    'a refusal with another code',
    inside(/predict$/, '"code":"number_not_finite"', '"code":"x"'),
    /refusals, 1e400/,
  ],
  [
    'a refusal that tells about the host',
    inside(/nowhere/, 'there is', '/var/task/index.js there is'),
    /refusals, a route .*tells about the host/,
  ],
  [
    'a refusal that is a success',
    (_, reply) => (reply.status === 422 ? { ...reply, status: 200 } : undefined),
    /wanted status 422/,
  ],
  [
    'refusals as plain JSON',
    (_, reply) => (reply.status >= 400 ? { ...reply, type: 'application/json' } : undefined),
    /its content type is "application\/json"/,
  ],
  [
    'a failure where a gateway may refuse',
    ({ url }, reply) => (url === '/models/%zz' ? { ...reply, status: 500 } : undefined),
    /refusals, a path that is not URL-encoded: status 500/,
  ],
  [
    'an answer where a gateway may refuse',
    ({ url }, reply) => (url === '/models/%zz' ? { ...reply, status: 200 } : undefined),
    /refusals, a path that is not URL-encoded: status 200/,
  ],
  [
    'a failure behind one route',
    ({ url }, reply) => (url === '/models' ? { ...reply, status: 502 } : undefined),
    /catalog, GET \/models: status 502/,
  ],
];

describe('a deployment', () => {
  it.each(WRONG)('with %s fails, and the check says what it saw', async (_, change, finding) => {
    const url = await changedApi(cloud().apiUrl, change);
    const { exitCode, stdout } = await runPolo(['verify', '--url', url]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(finding);
  });

  it('behind a gateway that refuses malformed paths in its own words passes', async () => {
    const url = await changedApi(cloud().apiUrl, ({ url: path }) =>
      path === '/models/%zz'
        ? { status: 400, type: 'application/json', text: '{"message":"Bad Request"}' }
        : undefined,
    );
    expect((await runPolo(['verify', '--url', url])).exitCode).toBe(0);
  });

  it('that is something else is no deployment', async () => {
    const url = await changedApi(cloud().apiUrl, () => ({ status: 200, type: 'text/html', text: '<html>' }));
    const { exitCode, stderr } = await runPolo(['verify', '--url', url]);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringContaining('is no marcopolo API'),
    });
  });

  it('that lets strangers in although we say who we are fails', async () => {
    const { exitCode, stdout } = await runPolo(['verify', '--url', cloud().apiUrl, '--sign']);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/access, a stranger's GET \/: was let in/);
  });

  it.each([
    [401, /it wants a token; give one with --token/],
    [403, /it wants signed requests; add --sign/],
  ])('that answers %d is told apart from a broken one', async (status, advice) => {
    const url = await changedApi(cloud().apiUrl, (_, reply) => ({ ...reply, status }));
    const { exitCode, stderr } = await runPolo(['verify', '--url', url]);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(advice);
  });

  it('where nobody answers is unreachable', async () => {
    const { exitCode, stderr } = await runPolo(['verify', '--url', 'http://127.0.0.1:9']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('does not answer') });
  });
});

it('takes an address or a stack, not both', async () => {
  const { exitCode, stderr } = await runPolo(['verify', '--url', 'http://127.0.0.1:9', '--stack', 'x']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: 'polo: give --url or --stack, not both\n' });
});

it('gives every outcome under --json', async () => {
  const { stdout } = await runPolo(['verify', '--url', cloud().apiUrl, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    failed: 0,
    outcomes: expect.arrayContaining([expect.anything()]),
  });
});
