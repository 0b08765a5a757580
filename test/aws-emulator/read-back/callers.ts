import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../conformance/target.ts';
import type { Deployed } from '../deployed.ts';
import { ACCOUNT, REGION } from '../emulator/emulator.ts';
import { apiId } from './routes.ts';

const run = promisify(execFile);

/** A user who may do what the statement says and nothing else; IAM keeps no rights of earlier ones. */
const userWith = async ({ emulator }: Deployed, UserName: string, Action: string, Resource: string) => {
  const iam = new IAMClient(emulator.clients);
  await iam.send(new CreateUserCommand({ UserName }));
  const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] };
  const PolicyDocument = JSON.stringify(policy);
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'Own', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
};

/** `polo verify` with somebody's keys; rejects when its exit code is not 0. */
const verify = async (deployed: Deployed, keys: Awaited<ReturnType<typeof userWith>>) => {
  const { emulator } = deployed;
  const url = `https://${apiId(deployed)}.execute-api.localhost:${emulator.port}`;
  const names = join(import.meta.dirname, '../emulator/localhost-names.ts');
  const words = ['--import', names, join(ROOT, 'bin/polo.ts'), 'verify', '--url', url, '--sign'];
  const env = {
    ...emulator.environment,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
  };
  return run(process.execPath, words, { env, cwd: emulator.folder });
};

const apiArn = (deployed: Deployed): string =>
  `arn:aws:execute-api:${REGION}:${ACCOUNT}:${apiId(deployed)}/*`;

export const readBackCallers = (deployed: () => Deployed) =>
  describe('callers', () => {
    it('with execute-api:Invoke pass the smoke test, which strangers do not', async () => {
      const user = await userWith(deployed(), 'caller', 'execute-api:Invoke', apiArn(deployed()));
      const { stdout } = await verify(deployed(), user);
      const last = stdout.trim().split('\n').at(-1);
      deployed().tell(`polo verify with signed requests over the API: ${last}`);
    });

    it('without it are refused by the API', async () => {
      const user = await userWith(
        deployed(),
        'lambda-caller',
        'lambda:InvokeFunction',
        deployed().aliasArn('marco'),
      );
      await expect(verify(deployed(), user)).rejects.toMatchObject({
        stderr: expect.stringContaining('answers 403'),
      });
      deployed().tell('polo verify by a user without execute-api:Invoke: 403');
    });

    it('may do what their policy says and nothing else', async () => {
      const credentials = await userWith(
        deployed(),
        'marco-caller',
        'lambda:InvokeFunction',
        deployed().aliasArn('marco'),
      );
      const lambda = new LambdaClient({ ...deployed().emulator.clients, credentials });
      const invoke = (name: string) =>
        lambda.send(
          new InvokeCommand({
            FunctionName: deployed().aliasArn(name),
            Payload: JSON.stringify({ name: 'Marco' }),
          }),
        );
      expect((await invoke('marco')).Payload?.transformToString()).toBe('"Polo"');
      await expect(invoke('predict')).rejects.toMatchObject({ name: 'AccessDeniedException' });
      deployed().tell(
        'IAM: a user with a right to marco:live is answered there, and refused at predict:live',
      );
    });
  });
