import { expect, it } from 'vitest';
import { runPolo } from '../run-polo.ts';
import { runningCloud } from '../running-cloud.ts';
import { type Change, changedApi } from '../verify/changed-api.ts';

const cloud = runningCloud();

const sendTo = async (url: string, ...words: string[]) => {
  const { exitCode, stdout, stderr } = await runPolo(['traffic', '--url', url, '--json', ...words]);
  return { exitCode, stderr, report: stdout === '' ? undefined : JSON.parse(stdout) };
};

/** Answers what traffic asks first as it is, and the rest otherwise. */
const afterwards =
  (status: number): Change =>
  ({ url = '' }, reply) =>
    url === '/' || url.startsWith('/models/') ? undefined : { ...reply, status };

it('asks every function behind the API, at the pace that was asked for, and is answered', async () => {
  const { exitCode, report } = await sendTo(cloud().apiUrl, '--rate', '20', '--for', '2s');
  expect(exitCode).toBe(0);
  expect(Object.keys(report.sent).toSorted()).toEqual(['catalog', 'change', 'echo', 'predict', 'sentiment']);
  expect(report.seconds).toBeGreaterThan(1.8);
  /** A function that is slow to start on a busy machine has some requests held back. */
  const sent = Object.values<number>(report.sent);
  const sum = sent.reduce((all, each) => all + each, 0);
  expect(Math.max(...sent)).toBe(40);
  expect(sum + report.heldBack).toBe(200);
  expect(report).toMatchObject({ statuses: { 200: sum }, unanswered: 0 });
});

it('goes on when a version fails, and counts', async () => {
  const url = await changedApi(cloud().apiUrl, afterwards(500));
  const { exitCode, report } = await sendTo(url, '--rate', '20', '--for', '1s');
  expect(exitCode).toBe(0);
  expect(report.statuses['500']).toBeGreaterThan(20);
});

it('has failed when nothing was answered as it should be', async () => {
  const url = await changedApi(cloud().apiUrl, ({ method, url: path = '' }, reply) =>
    method === 'GET' && (path === '/' || path.startsWith('/models/')) ? undefined : { ...reply, status: 503 },
  );
  const onlyOne = await changedApi(url, ({ url: path = '' }, reply) =>
    path === '/'
      ? { ...reply, text: JSON.stringify({ ...JSON.parse(reply.text), routes: [ECHO], models: [] }) }
      : undefined,
  );
  const { exitCode, stderr } = await sendTo(onlyOne, '--rate', '20', '--for', '1s');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: expect.stringContaining('answered none of the requests with 200'),
  });
});

const ECHO = { method: 'GET', path: '/hello', function: 'echo' };

it('says so where nobody answers, and where the words are wrong', async () => {
  expect(await sendTo('http://127.0.0.1:9')).toMatchObject({ exitCode: 3 });
  expect(await sendTo(cloud().apiUrl, '--rate', '0')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('a number from 0.1 to 100'),
  });
  expect(await sendTo(cloud().apiUrl, '--for', 'ever')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('s, m, h or d'),
  });
});
