import { expect, it } from 'vitest';
import { runPolo } from '../run-polo.ts';
import { runningCloud } from '../running-cloud.ts';

const cloud = runningCloud();
const logs = (...more: readonly string[]) => runPolo(['logs', '--endpoint-url', cloud().awsUrl, ...more]);

/** A picture that is none makes label-image say so; the line names the request. */
const makeALine = async (): Promise<string> => {
  const bad = { Records: [{ messageId: 'm-1', body: 'no JSON', attributes: {}, eventSource: 'aws:sqs' }] };
  await runPolo([
    'invoke',
    'label-image',
    '--endpoint-url',
    cloud().awsUrl,
    '--payload',
    JSON.stringify(bad),
  ]);
  const lines: { message: string }[] = JSON.parse((await logs('label-image', '--json')).stdout);
  const said = lines.map(({ message }) => message).find((message) => message.includes('"WARN"'));
  return JSON.parse(said ?? '{}').function_request_id;
};

it('shows what a function said, by its request and by its level', async () => {
  const id = await makeALine();
  expect(id).toMatch(/^[\w-]{20,}$/);
  expect((await logs('--request', id)).stdout).toMatch(/^\d{4}-.*Z label-image .*WARN/);
  expect((await logs('--request', id, '--level', 'ERROR')).stdout).toBe('');
  expect((await logs('predict', '--request', id)).stderr).toMatch(/no such lines/);
});

it('names the functions there are when asked for another', async () => {
  const { exitCode, stderr } = await logs('nobody');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringMatching(/no function "nobody"; there are predict, label-image/),
  });
});

it.each(['10', '5w', 'm', '-1m'])('refuses --since %s', async (since) => {
  const { exitCode, stderr } = await logs('--since', since);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/It must be a number with s, m, h or d behind it/);
});

it('says how to start the laptop cloud where nobody answers', async () => {
  const { exitCode, stderr } = await runPolo(['logs', '--endpoint-url', 'http://127.0.0.1:9']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 3, stderr: expect.stringContaining('polo start') });
});
