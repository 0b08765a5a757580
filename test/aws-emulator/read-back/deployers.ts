import { GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { cdk } from '../cdk.ts';
import type { Deployed } from '../deployed.ts';
import { ACCOUNT, type Emulator, REGION } from '../emulator/emulator.ts';
import { allowing, as, userWith } from '../emulator/users.ts';
import { polo } from '../polo.ts';
import { deploy } from './changes.ts';

const REPOSITORY = ['githubRepository=octo-org/marcopolo', 'githubRepositoryId=1', 'githubOwnerId=2'];

/** The first step of docs/deploying.md. The emulator has no identity providers, so the account has one already. */
export const deployIdentity = (emulator: Emulator): Promise<string> => {
  const settings = ['githubProvider=existing', ...REPOSITORY].flatMap((setting) => ['-c', setting]);
  return cdk(emulator, 'deploy', 'marcopolo-identity', '--require-approval', 'never', ...settings);
};

/** The second step. */
export const bootstrap = (emulator: Emulator): Promise<string> => {
  const policy = `arn:aws:iam::${ACCOUNT}:policy/marcopolo-execution`;
  const options = ['--termination-protection', '--cloudformation-execution-policies', policy];
  return cdk(emulator, 'bootstrap', `aws://${ACCOUNT}/${REGION}`, ...options);
};

const rightsOf = async ({ clients }: Emulator, RoleName: string): Promise<string> => {
  const own = new GetRolePolicyCommand({ RoleName, PolicyName: 'Own' });
  const { PolicyDocument = '' } = await new IAMClient(clients).send(own);
  return decodeURIComponent(PolicyDocument);
};

export const readBackDeployers = (deployed: () => Deployed) =>
  describe('deployers', () => {
    it('with the rights of the role for dev, and no others, deploy a change and pass the smoke test', async () => {
      const { emulator, tell } = deployed();
      const keys = await userWith(emulator, 'pipeline', await rightsOf(emulator, 'marcopolo-deploy-dev'));
      expect(await deploy(as(keys, emulator), '-c', 'throttleBurst=155')).toContain('✅  marcopolo-dev');
      const { stdout } = await polo(as(keys, emulator), 'verify', '--stack', 'marcopolo-dev');
      tell(`rights of marcopolo-deploy-dev: a change deployed; ${stdout.trim().split('\n').at(-1)}`);
    });

    it('without them do nothing', async () => {
      const { emulator, tell } = deployed();
      const keys = await userWith(emulator, 'stranger', allowing('sts:GetCallerIdentity', '*'));
      await expect(deploy(as(keys, emulator), '-c', 'throttleBurst=166')).rejects.toMatchObject({
        stderr: expect.stringMatching(/not authorized|AccessDenied/),
      });
      tell('cdk deploy by a user without rights: refused');
    });

    it('with the rights of the diff role see what a change would do, and cannot make it', async () => {
      const { emulator, tell } = deployed();
      const keys = await userWith(emulator, 'pull-request', await rightsOf(emulator, 'marcopolo-diff'));
      const said = await cdk(as(keys, emulator), 'diff', '--method=template', '-c', 'throttleBurst=177');
      expect(said).toMatch(/ThrottlingBurstLimit/);
      await expect(deploy(as(keys, emulator), '-c', 'throttleBurst=177')).rejects.toMatchObject({
        stderr: expect.stringMatching(/not authorized|AccessDenied/),
      });
      tell('rights of marcopolo-diff: cdk diff shows the change, cdk deploy is refused');
    });
  });
