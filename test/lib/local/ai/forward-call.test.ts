import { expect, it, onTestFinished } from 'vitest';
import { forwarder } from '../../../../lib/local/ai/forward-call.ts';
import { refuseItself } from '../../../../lib/local/ai/refuse-itself.ts';
import { awsEndpoint } from '../../../../lib/local/ai/upstream-address.ts';
import { upstreamAt } from './ai-cloud.ts';
import { fakeAws } from './fake-aws.ts';

it('gives up on an upstream that does not answer', async () => {
  const aws = await fakeAws(() => undefined);
  onTestFinished(() => aws.close());
  const call = { service: 'comprehend', target: 'Comprehend_20171127.X', body: Buffer.from('{}') } as const;
  await expect(forwarder(upstreamAt(aws.url), 50)(call)).rejects.toMatchObject({
    code: 'ServiceUnavailable',
    status: 503,
    message: expect.stringContaining('no answer in time'),
  });
});

it('hands on that AWS does not take the signature', async () => {
  const aws = await fakeAws(() => ({ body: '{}' }));
  onTestFinished(() => aws.close());
  const credentials = async () => ({ accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'another' });
  const call = { service: 'comprehend', target: 'Comprehend_20171127.X', body: Buffer.from('{}') } as const;
  const reply = await forwarder({ ...upstreamAt(aws.url), credentials })(call);
  expect([reply.status, reply.headers['x-amzn-errortype']]).toEqual([403, 'InvalidSignatureException']);
  expect(aws.received).toEqual([]);
});

it('sends the token of temporary credentials along', async () => {
  const aws = await fakeAws(() => ({ body: '{}' }));
  onTestFinished(() => aws.close());
  const { credentials, ...upstream } = upstreamAt(aws.url);
  const temporary = async () => ({ ...(await credentials()), sessionToken: 'a token' });
  await forwarder({ ...upstream, credentials: temporary })({
    service: 'translate',
    target: 'AWSShineFrontendService_20170701.TranslateText',
    body: Buffer.from('{}'),
  });
  expect(aws.received[0]?.headers).toMatchObject({ 'x-amz-security-token': 'a token' });
});

it('knows the addresses of AWS, in China too', () => {
  expect(awsEndpoint('comprehend', 'eu-west-1')).toBe('https://comprehend.eu-west-1.amazonaws.com');
  expect(awsEndpoint('rekognition', 'cn-north-1')).toBe('https://rekognition.cn-north-1.amazonaws.com.cn');
});

it.each([
  'http://127.0.0.1:4566',
  'http://localhost:4566/x',
  'http://translate.localhost:4566',
  'http://[::1]:4566',
])('refuses %s, the laptop cloud itself, as what answers for AWS', (url) => {
  expect(() => refuseItself({ kind: 'aws', upstream: upstreamAt(url) }, 'http://127.0.0.1:4566')).toThrow(
    /^AWS_ENDPOINT_URL_COMPREHEND is http:.* the laptop cloud itself/,
  );
});

it('takes any other address', () => {
  expect(() => {
    refuseItself({ kind: 'aws', upstream: upstreamAt('http://127.0.0.1:9999') }, 'http://127.0.0.1:4566');
    refuseItself({ kind: 'aws', upstream: { ...upstreamAt(''), endpoints: {} } }, 'http://127.0.0.1:4566');
    refuseItself({ kind: 'local' }, 'http://127.0.0.1:4566');
  }).not.toThrow();
});
