import { expect, it } from 'vitest';
import { json, localServer, never } from '../local-server.ts';
import { runPolo } from '../run-polo.ts';

const REPLY = { prediction: { height_inches: 85.45 } };

it('posts a row to /predict and prints the reply', async () => {
  const { url, bodies, paths } = await localServer(json(200, REPLY));
  const { exitCode, stdout } = await runPolo(['query', '--weight', '400', '--url', url]);
  expect({ exitCode, reply: JSON.parse(stdout) }).toEqual({ exitCode: 0, reply: REPLY });
  expect({ bodies, paths }).toEqual({ bodies: ['{"Weight":400}'], paths: ['/predict'] });
});

it('keeps the route of an address that has one', async () => {
  const { url, paths } = await localServer(json(200, REPLY));
  await runPolo(['query', '--weight', '400', '--url', `${url}/models/mlb-height/predict`]);
  expect(paths).toEqual(['/models/mlb-height/predict']);
});

it('sends features by name, as JSON values or as text, and whole bodies', async () => {
  const { url, bodies } = await localServer(json(200, REPLY));
  await runPolo(['query', '--feature', 'Age=30', '--feature', 'Team=BAL', '--url', url]);
  await runPolo(['query', '--data', '{"data": []}', '--url', url]);
  expect(bodies).toEqual(['{"Age":30,"Team":"BAL"}', '{"data": []}']);
});

it('prints the reply alone as one line under --json', async () => {
  const { url } = await localServer(json(200, REPLY));
  const { stdout, stderr } = await runPolo(['query', '--weight', '1', '--url', url, '--json']);
  expect({ stdout, stderr }).toEqual({ stdout: `${JSON.stringify(REPLY)}\n`, stderr: '' });
});

it('tries again after a 500 until there is an answer', async () => {
  const { url, bodies } = await localServer(json(500, {}), json(200, REPLY));
  const { exitCode, stderr } = await runPolo(['query', '--weight', '1', '--url', url]);
  expect({ exitCode, tries: bodies.length }).toEqual({ exitCode: 0, tries: 2 });
  expect(stderr).toMatch(/^status 500; trying again in \d+ ms\n$/);
});

it('waits as long as Retry-After says', async () => {
  const { url } = await localServer(json(429, {}, { 'retry-after': '1' }), json(200, REPLY));
  const { exitCode, stderr } = await runPolo(['query', '--weight', '1', '--url', url]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'status 429; trying again in 1000 ms\n' });
});

it('shows the detail of a refusal, does not try again, and ends with exit code 1', async () => {
  const problem = { title: 'Bad Request', status: 400, detail: 'unknown feature "weight"' };
  const { url, bodies } = await localServer(json(400, problem));
  expect(await runPolo(['query', '--feature', 'weight=1', '--url', url])).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: 'polo: status 400: unknown feature "weight"\n',
  });
  expect(bodies).toHaveLength(1);
  const { stdout } = await runPolo(['query', '--feature', 'weight=1', '--url', url, '--json']);
  expect(JSON.parse(stdout)).toEqual(problem);
});

it('ends with exit code 1 when the last try is still a 503', async () => {
  const { url, bodies } = await localServer(json(503, { message: 'Service Unavailable' }));
  const { exitCode, stderr } = await runPolo(['query', '--weight', '1', '--url', url, '--retries', '1']);
  expect({ exitCode, tries: bodies.length }).toEqual({ exitCode: 1, tries: 2 });
  expect(stderr).toContain('polo: status 503: Service Unavailable');
});

it('ends with exit code 3 when no answer comes in time', async () => {
  const { url } = await localServer(never);
  const { exitCode, stderr } = await runPolo([
    ...['query', '--weight', '1', '--url', url],
    ...['--timeout', '0.1', '--retries', '0'],
  ]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 3,
    stderr: `polo: ${url}/predict does not answer: no answer within 0.1 s\n`,
  });
});

it('ends with exit code 3 when nobody listens', async () => {
  const url = 'http://127.0.0.1:2';
  const { exitCode, stderr } = await runPolo(['query', '--weight', '1', '--url', url, '--retries', '0']);
  expect(exitCode).toBe(3);
  expect(stderr).toContain(`polo: ${url}/predict does not answer: connect ECONNREFUSED`);
});

it('does not follow a redirection, which would turn the POST into a GET', async () => {
  const { url, paths } = await localServer(json(302, {}, { location: '/elsewhere' }));
  expect((await runPolo(['query', '--weight', '1', '--url', url])).exitCode).toBe(1);
  expect(paths).toEqual(['/predict']);
});

it('measures many requests', async () => {
  const { url, bodies } = await localServer(json(200, REPLY));
  const { exitCode, stdout } = await runPolo([
    ...['query', '--weight', '1', '--url', url],
    ...['--count', '40', '--concurrency', '4', '--json'],
  ]);
  expect({ exitCode, sent: bodies.length }).toEqual({ exitCode: 0, sent: 40 });
  expect(JSON.parse(stdout)).toMatchObject({
    count: 40,
    concurrency: 4,
    succeeded: 40,
    statuses: { 200: 40 },
  });
});

it('counts errors by status in a table and ends with exit code 1', async () => {
  const { url } = await localServer(json(200, REPLY), json(503, {}));
  const { exitCode, stdout, stderr } = await runPolo([
    'query',
    '--weight',
    '1',
    '--url',
    url,
    '--count',
    '5',
  ]);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/status 200 +1\n/);
  expect(stdout).toMatch(/status 503 +4\n/);
  for (const name of ['p50 ms', 'p90 ms', 'p99 ms', 'max ms', 'requests/s']) expect(stdout).toContain(name);
  expect(stderr).toBe('polo: 4 of 5 requests did not succeed\n');
});

it.each([
  [['query'], 'nothing to ask about'],
  [['query', '--data', '{'], '--data must be JSON'],
  [['query', '--data', '{}', '--weight', '1'], 'not both'],
  [['query', '--feature', 'Weight'], '--feature takes name=value'],
  [['query', '--weight', '1', '--url', 'localhost'], 'It must be an http:// or https:// address.'],
  [['query', '--weight', '1', '--timeout', '0'], 'above 0'],
  [['query', '--weight', '1', '--concurrency', '2'], '--concurrency goes with --count'],
])('refuses %j with exit code 2', async (argv, reason) => {
  const { exitCode, stderr } = await runPolo(argv);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(reason);
});
