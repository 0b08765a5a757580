import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../conformance/target.ts';
import type { Deployed } from '../deployed.ts';
import { ACCOUNT, REGION } from '../emulator/emulator.ts';
import { allowing, as, type Keys, userWith } from '../emulator/users.ts';
import { apiId } from './routes.ts';

const run = promisify(execFile);

/** `polo verify` with somebody's keys; rejects when its exit code is not 0. */
export const verify = async (deployed: Deployed, keys: Keys) => {
  const { port, environment, folder } = as(keys, deployed.emulator);
  const url = `https://${apiId(deployed)}.execute-api.localhost:${port}`;
  const names = join(import.meta.dirname, '../emulator/localhost-names.ts');
  const words = ['--import', names, join(ROOT, 'bin/polo.ts'), 'verify', '--url', url, '--sign'];
  return run(process.execPath, words, { env: environment, cwd: folder });
};

const apiArn = (deployed: Deployed): string =>
  `arn:aws:execute-api:${REGION}:${ACCOUNT}:${apiId(deployed)}/*`;

export const readBackCallers = (deployed: () => Deployed) =>
  describe('callers', () => {
    it('with execute-api:Invoke pass the smoke test, which strangers do not', async () => {
      const user = await userWith(
        deployed().emulator,
        'caller',
        allowing('execute-api:Invoke', apiArn(deployed())),
      );
      const { stdout } = await verify(deployed(), user);
      const last = stdout.trim().split('\n').at(-1);
      deployed().tell(`polo verify with signed requests over the API: ${last}`);
    });

    it('without it are refused by the API', async () => {
      const user = await userWith(
        deployed().emulator,
        'lambda-caller',
        allowing('lambda:InvokeFunction', deployed().aliasArn('marco')),
      );
      await expect(verify(deployed(), user)).rejects.toMatchObject({
        stderr: expect.stringContaining('answers 403'),
      });
      deployed().tell('polo verify by a user without execute-api:Invoke: 403');
    });

    it('may do what their policy says and nothing else', async () => {
      const credentials = await userWith(
        deployed().emulator,
        'marco-caller',
        allowing('lambda:InvokeFunction', deployed().aliasArn('marco')),
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
