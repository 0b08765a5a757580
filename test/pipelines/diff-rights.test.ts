import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { App, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rolesIn, synthesizeIdentity } from '../lib/infra/identity-template.ts';
import { ROOT } from './pipeline-files.ts';

const CLOUDFORMATION = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';
const STS = 'https://sts.amazonaws.com/doc/2011-06-15/';
const STACK = 'marcopolo-dev';

const reply = (action: string, namespace: string, result: string): string =>
  `<${action}Response xmlns="${namespace}"><${action}Result>${result}</${action}Result></${action}Response>`;

/** What AWS answers to a role that may read the templates of one stack, in an account that has an older one. */
const ANSWERS: Readonly<Record<string, string>> = {
  GetCallerIdentity: reply(
    'GetCallerIdentity',
    STS,
    '<Arn>arn:aws:sts::111122223333:assumed-role/marcopolo-diff/run</Arn><UserId>A:run</UserId><Account>111122223333</Account>',
  ),
  DescribeStacks: reply(
    'DescribeStacks',
    CLOUDFORMATION,
    `<Stacks><member><StackName>${STACK}</StackName><StackStatus>UPDATE_COMPLETE</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime></member></Stacks>`,
  ),
  GetTemplate: reply(
    'GetTemplate',
    CLOUDFORMATION,
    '<TemplateBody>{"Resources":{"Old":{"Type":"AWS::SQS::Queue"}}}</TemplateBody>',
  ),
};

const folder = mkdtempSync(join(tmpdir(), 'diff-'));
const asked = new Set<string>();
let aws: Server;

beforeAll(async () => {
  aws = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const action = form.get('Action') ?? `${request.headers['x-amz-target']}`;
    asked.add(action);
    const answer = ANSWERS[action];
    response.writeHead(answer === undefined ? 403 : 200, { 'content-type': 'text/xml' });
    response.end(answer ?? '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>');
  });
  await once(aws.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => {
  aws.close();
  rmSync(folder, { recursive: true, force: true });
});

it('cdk diff makes do with the rights of the diff role', async () => {
  const app = new App({ outdir: join(folder, 'cdk.out') });
  new Topic(new Stack(app, STACK), 'New');
  app.synth();
  const cdk = spawn(
    join(ROOT, 'node_modules/.bin/cdk'),
    ['diff', '--method=template', '--no-color', '--no-notices', '--app', app.outdir],
    {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        AWS_ENDPOINT_URL: `http://127.0.0.1:${(aws.address() as AddressInfo).port}`,
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
        CDK_DISABLE_CLI_TELEMETRY: 'true',
      },
    },
  );
  const [stdout, stderr, [status]] = await Promise.all([
    text(cdk.stdout),
    text(cdk.stderr),
    once(cdk, 'close'),
  ]);
  for (const change of ['[-] AWS::SQS::Queue Old', '[+] AWS::SNS::Topic New']) {
    expect(stdout + stderr).toContain(change);
  }
  expect(status).toBe(0);

  const allowed = JSON.stringify(rolesIn(synthesizeIdentity().template).get('marcopolo-diff')?.Policies);
  const needed = [...asked].filter((action) => action in ANSWERS && action !== 'GetCallerIdentity');
  expect(needed.toSorted()).toEqual(['DescribeStacks', 'GetTemplate']);
  expect(needed.filter((action) => !allowed.includes(`cloudformation:${action}`))).toEqual([]);
}, 60_000);
