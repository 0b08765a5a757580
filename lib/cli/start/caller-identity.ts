import type { Credentials } from '../../local/ai/ai-mode.ts';
import { awsEndpoint } from '../../local/ai/upstream-address.ts';
import { CliError } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';

export interface Caller {
  readonly region: string;
  readonly credentials: () => Promise<Credentials>;
  /** Other than AWS's own. */
  readonly endpoint: string | undefined;
}

const MOST_MS = 5000;

/**
 * Whose credentials these are: `account 123456789012 (arn:…)`, or that this cannot be told where STS does not answer.
 *
 * @throws {CliError} when AWS does not take them.
 */
export const callerIdentity = async ({ region, credentials, endpoint }: Caller): Promise<string> => {
  const { GetCallerIdentityCommand, STSClient, STSServiceException } = await import('@aws-sdk/client-sts');
  /** An address of our own: AWS_ENDPOINT_URL may well be the laptop cloud's. */
  const sts = new STSClient({
    region,
    credentials,
    endpoint: endpoint ?? awsEndpoint('sts', region),
    maxAttempts: 1,
  });
  try {
    const abortSignal = AbortSignal.timeout(MOST_MS);
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand(), { abortSignal });
    return `account ${Account} (${Arn})`;
  } catch (cause) {
    if (!(cause instanceof STSServiceException) || cause.$fault === 'server')
      return 'an account that STS did not name in time';
    throw new CliError(
      EXIT.unreachable,
      `AWS does not take the credentials (${cause.name}); sign in to AWS again`,
      {
        cause,
      },
    );
  } finally {
    sts.destroy();
  }
};
