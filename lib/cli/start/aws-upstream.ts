import * as z from 'zod';
import type { Credentials, Upstream } from '../../local/ai/ai-mode.ts';
import { type AiService, ENDPOINT_VARIABLES } from '../../local/ai/upstream-address.ts';
import { KEY_PAIR } from '../../local/http/auth/expected-signature.ts';
import { readEnv } from '../../runtime/env.ts';
import { CliError, wrongUsage } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { callerIdentity } from './caller-identity.ts';

/**
 * AWS's AI services with the credentials and the Region of whoever starts the laptop cloud. Says what that means
 * before anything can cost money.
 *
 * @throws {CliError} in one line, when there are no credentials, AWS does not know them, or no Region is set.
 */
export const awsUpstream = async (mode: string, io: Io): Promise<Upstream> => {
  const environment = readEnv(VARIABLES);
  const endpoints = endpointsIn(environment);
  const [{ fromNodeProviderChain }, { STSClient }] = await Promise.all([
    import('@aws-sdk/credential-providers'),
    import('@aws-sdk/client-sts'),
  ]);
  const chain = fromNodeProviderChain();
  await checkCredentials(chain, mode);
  const region = await new STSClient().config.region().catch((cause: unknown) => {
    throw wrongUsage(`--ai ${mode} needs a Region; set AWS_REGION, or give the profile one`, { cause });
  });
  const account = await callerIdentity({
    region,
    credentials: chain,
    endpoint: environment.AWS_ENDPOINT_URL_STS,
  });
  const source = sourceOf(environment);
  io.note(`--ai ${mode}: AWS answers Comprehend, Translate and Rekognition; every call costs money`);
  io.note(`--ai ${mode}: on ${account} in ${region}, by ${source}`);
  for (const [service, endpoint] of Object.entries(endpoints))
    io.note(`--ai ${mode}: ${service} at ${endpoint}`);
  return { region, credentials: chain, endpoints };
};

const optional = z.string().optional();
const VARIABLES = {
  AWS_PROFILE: optional,
  AWS_ACCESS_KEY_ID: optional,
  AWS_ENDPOINT_URL_STS: optional,
  AWS_ENDPOINT_URL_COMPREHEND: optional,
  AWS_ENDPOINT_URL_TRANSLATE: optional,
  AWS_ENDPOINT_URL_REKOGNITION: optional,
};
type Environment = ReturnType<typeof readEnv<typeof VARIABLES>>;

const SERVICES: readonly AiService[] = ['comprehend', 'translate', 'rekognition'];

const endpointsIn = (environment: Environment): Upstream['endpoints'] =>
  Object.fromEntries(
    SERVICES.flatMap((service) => {
      const variable = ENDPOINT_VARIABLES[service];
      const value = environment[variable];
      if (!value) return [];
      if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return [[service, value]];
      throw wrongUsage(`${variable} must be an http:// or https:// address`);
    }),
  );

/** In the order in which the SDK's default chain looks. */
const sourceOf = ({ AWS_PROFILE, AWS_ACCESS_KEY_ID }: Environment): string => {
  if (AWS_PROFILE) return `profile ${AWS_PROFILE}`;
  return AWS_ACCESS_KEY_ID ? 'AWS_ACCESS_KEY_ID' : 'the default profile, or the role of this machine';
};

const checkCredentials = async (credentials: () => Promise<Credentials>, mode: string): Promise<void> => {
  const { accessKeyId } = await credentials().catch((cause: unknown) => {
    throw new CliError(
      EXIT.unreachable,
      `--ai ${mode} needs AWS credentials and found none; ${HOW}. --ai local needs none`,
      { cause },
    );
  });
  if (accessKeyId !== KEY_PAIR.accessKeyId) return;
  throw new CliError(
    EXIT.unreachable,
    `--ai ${mode} found the laptop cloud's own credentials, test / test; unset them, then ${HOW}`,
  );
};

const HOW = 'run "aws sso login", set AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
