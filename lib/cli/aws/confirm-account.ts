import { CliError, wrongUsage } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Target } from './target.ts';

export interface Plan {
  /** What is about to happen, as `invoke marco`. */
  readonly action: string;
  readonly yes: boolean;
}

/**
 * Says which AWS account is about to be acted on, and asks; for the laptop cloud it does nothing.
 *
 * @throws {CliError} when the answer is no, or nobody is there to give it.
 */
export const confirmAccount = async (target: Target, { action, yes }: Plan, io: Io): Promise<void> => {
  if (target.kind === 'laptop') return;
  if (!yes && !io.interactive)
    throw wrongUsage(`${action} acts on AWS; add --yes to do so without being asked`);
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const sts = new STSClient(target.client);
  const region = await sts.config.region().catch((cause: unknown) => {
    throw wrongUsage('no region is set for AWS; give --region', { cause });
  });
  const { Account, Arn } = await sts.send(new GetCallerIdentityCommand());
  io.note(`AWS account ${Account} (${Arn}), region ${region}: ${action}`);
  if (yes) return;
  const answer = await io.ask('Go on? (yes/no)');
  if (!/^y(es)?$/i.test(answer.trim())) throw new CliError(EXIT.failed, 'nothing was done');
};
