import * as z from 'zod';
import { readEnv } from '../../runtime/env.ts';
import type { Target } from '../aws/target.ts';
import { type Finding, fail, ok } from './finding.ts';

const Text = z.string().optional();

/** What decides which account and Region a command would reach. */
const VARIABLES = {
  AWS_PROFILE: Text,
  AWS_REGION: Text,
  AWS_DEFAULT_REGION: Text,
  AWS_ACCESS_KEY_ID: Text,
  AWS_SECRET_ACCESS_KEY: Text,
  AWS_SESSION_TOKEN: Text,
  AWS_ENDPOINT_URL: Text,
};

/** Which variables are set, without their values; who AWS takes us for only where AWS was asked for. */
export const awsFindings = async (target: Target): Promise<readonly Finding[]> => [
  variablesFinding(),
  ...(target.kind === 'aws' ? [await identityFinding(target)] : []),
];

const variablesFinding = (): Finding => {
  const found = Object.entries(readEnv(VARIABLES)).flatMap(([name, value]) => (value ? [name] : []));
  const names = found.length > 0 ? `set: ${found.join(', ')}` : 'none set';
  return ok('AWS_* variables', `${names}; AWS is asked only with --profile or --region`);
};

const identityFinding = async ({ client }: Target): Promise<Finding> => {
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  try {
    const sts = new STSClient(client);
    const region = await sts.config.region();
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand());
    return ok('credentials', `account ${Account} as ${Arn}, Region ${region}`);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return fail('credentials', found, 'sign in to AWS, choose another --profile, or name a --region');
  }
};
