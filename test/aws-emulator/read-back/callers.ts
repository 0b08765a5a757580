import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import type { Deployed } from '../deployed.ts';
import { ACCOUNT, REGION } from '../emulator/emulator.ts';
import { allowing, as, userWith } from '../emulator/users.ts';
import { polo } from '../polo.ts';
import { apiId } from './routes.ts';

const apiArn = (deployed: Deployed): string =>
  `arn:aws:execute-api:${REGION}:${ACCOUNT}:${apiId(deployed)}/*`;

const apiUrl = ({ outputs }: Deployed): string => outputs.get('ApiUrl') ?? 'no such output';

export const readBackCallers = (deployed: () => Deployed) =>
  describe('callers', () => {
    it('with execute-api:Invoke pass the smoke test, which strangers do not', async () => {
      const user = await userWith(
        deployed().emulator,
        'caller',
        allowing('execute-api:Invoke', apiArn(deployed())),
      );
      const { stdout } = await polo(as(user, deployed().emulator), 'verify', '--url', apiUrl(deployed()));
      const last = stdout.trim().split('\n').at(-1);
      deployed().tell(`polo verify with signed requests over the API: ${last}`);
    });

    it('without it are refused by the API', async () => {
      const user = await userWith(
        deployed().emulator,
        'lambda-caller',
        allowing('lambda:InvokeFunction', deployed().aliasArn('marco')),
      );
      await expect(
        polo(as(user, deployed().emulator), 'verify', '--url', apiUrl(deployed())),
      ).rejects.toMatchObject({
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
