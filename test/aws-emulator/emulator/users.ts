import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { Emulator } from './emulator.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A user who may do what the policy says and nothing else; IAM keeps no rights of earlier ones. */
export const userWith = async (
  { clients }: Emulator,
  UserName: string,
  PolicyDocument: string,
): Promise<Keys> => {
  const iam = new IAMClient(clients);
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'Own', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
};

/** A policy of one statement. */
export const allowing = (Action: string, Resource: string): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] });

/** The emulator as programs see it that run with somebody's keys. */
export const as = ({ accessKeyId, secretAccessKey }: Keys, emulator: Emulator): Emulator => ({
  ...emulator,
  environment: {
    ...emulator.environment,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  },
});
