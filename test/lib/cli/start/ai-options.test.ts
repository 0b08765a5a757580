import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fakeAws, KEYS } from '../../local/ai/fake-aws.ts';
import { localServer } from '../local-server.ts';
import { type PoloProcess, startPolo } from '../polo-process.ts';
import { runPolo } from '../run-polo.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const start = (env: NodeJS.ProcessEnv, ...argv: string[]): PoloProcess => {
  const started = startPolo(['start', '--port', '0', '--aws-port', '0', ...argv], {
    env: { AWS_EC2_METADATA_DISABLED: 'true', ...env },
  });
  onTestFinished(() => void started.child.kill('SIGKILL'));
  return started;
};

const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::123456789012:user/ann</Arn><UserId>A</UserId><Account>123456789012</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;
const refusal = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
<Code>InvalidClientTokenId</Code><Message>no</Message></Error></ErrorResponse>`;

const sts = (status: number, body: string) =>
  localServer((response) => void response.writeHead(status, { 'content-type': 'text/xml' }).end(body));

const ANN = {
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
};

const translation = (url: string) =>
  fetch(url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSShineFrontendService_20170701.TranslateText' },
    body: '{"Text":"a fine day","SourceLanguageCode":"en","TargetLanguageCode":"ja"}',
  });

describe('polo start --ai', () => {
  it.each([
    ['another mode', ['--ai', 'cloud'], /local, aws, record, replay/],
    [
      'a folder that nobody reads',
      ['--ai', 'aws', '--recordings', 'x'],
      /--recordings does nothing with --ai aws/,
    ],
    [
      'a folder that is not there',
      ['--ai', 'replay', '--recordings', '/not/there'],
      /there are no recordings in \/not\/there/,
    ],
    ['an encyclopedia that is no address', ['--wiki', 'wikipedia'], /http:\/\/ or https:\/\//],
  ])('refuses %s in one line', async (_, argv, message) => {
    const { exitCode, stdout, stderr } = await runPolo(['start', '--state', temporaryFolder(), ...argv]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(' at ');
  });

  it.each([
    [
      'no credentials',
      { AWS_REGION: 'eu-west-1' },
      3,
      /--ai aws needs AWS credentials and found none.*AWS_ACCESS_KEY_ID/,
    ],
    ['no Region', { ...ANN, AWS_REGION: '' }, 2, /needs a Region; set AWS_REGION/],
    ['its own credentials', { ...ANN, AWS_ACCESS_KEY_ID: 'test' }, 3, /the laptop cloud's own credentials/],
    [
      'a bad address',
      { ...ANN, AWS_ENDPOINT_URL_TRANSLATE: 'ftp://x' },
      2,
      /AWS_ENDPOINT_URL_TRANSLATE must be/,
    ],
  ])('refuses to call AWS with %s, in one line', async (_, env, code, message) => {
    const { exitCode, stdout, stderr } = await start(env, '--ai', 'aws', '--state', temporaryFolder()).ended;
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr.replaceAll('\n', '|')).toMatch(/^polo: [^|]*\|$/);
    expect(stderr).toMatch(message);
  });

  it('refuses credentials that AWS does not take', async () => {
    const { url } = await sts(403, refusal);
    const { ended } = start(
      { ...ANN, AWS_ENDPOINT_URL_STS: url },
      '--ai',
      'aws',
      '--state',
      temporaryFolder(),
    );
    const { exitCode, stderr } = await ended;
    expect([exitCode, stderr]).toEqual([
      3,
      'polo: AWS does not take the credentials (InvalidClientTokenId); sign in to AWS again\n',
    ]);
  });

  it('records on the account that it names, and replays with no credentials and no upstream', async () => {
    const body = '{ "TranslatedText":"よい日"  }';
    const aws = await fakeAws(() => ({ body }));
    const { url } = await sts(200, identity);
    const state = temporaryFolder();
    const env = { ...ANN, AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL_TRANSLATE: aws.url };
    const live = start(env, '--ai', 'record', '--state', state, '--json');
    const served = JSON.parse(await live.firstLine);
    expect(served).toMatchObject({ ai: 'record', recordingsFolder: join(state, 'recordings') });
    expect(await (await translation(served.awsUrl)).text()).toBe(body);
    expect(aws.received[0]?.scope).toBe('eu-west-1/translate');
    live.child.kill('SIGTERM');
    const { stderr } = await live.ended;
    expect(stderr).toContain('every call costs money');
    expect(stderr).toContain(
      'on account 123456789012 (arn:aws:iam::123456789012:user/ann) in eu-west-1, by AWS_ACCESS_KEY_ID',
    );
    expect(stderr).toContain(`translate at ${aws.url}`);
    await aws.close();

    const replay = start({}, '--ai', 'replay', '--state', state, '--json');
    const { awsUrl } = JSON.parse(await replay.firstLine);
    expect(await (await translation(awsUrl)).text()).toBe(body);
    replay.child.kill('SIGTERM');
    expect((await replay.ended).exitCode).toBe(0);
  });

  it('refuses the laptop cloud itself as what answers for AWS', async () => {
    const { url } = await sts(200, identity);
    const port = String(await freePort());
    const env = {
      ...ANN,
      AWS_ENDPOINT_URL_STS: url,
      AWS_ENDPOINT_URL_REKOGNITION: `http://localhost:${port}`,
    };
    const { ended } = start(env, '--ai', 'aws', '--aws-port', port, '--state', temporaryFolder());
    const { exitCode, stderr } = await ended;
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /polo: AWS_ENDPOINT_URL_REKOGNITION is http:\/\/localhost:\d+, the laptop cloud itself/,
    );
  });
});

/** Nobody listens there any more. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
};
