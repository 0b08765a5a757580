import { readSignedQuery } from '../../local/http/auth/signed-query.ts';
import { CliError, wrongUsage } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';

/** A request as it will be sent; nothing may be added to it later but what does not need a signature. */
export interface UnsignedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** Headers that say who asks, to be sent on top of the request's own. */
export type Identify = (request: UnsignedRequest) => Promise<Readonly<Record<string, string>>>;

export interface SignerOptions {
  readonly region: string;
  /** Of the AWS configuration files. */
  readonly profile?: string | undefined;
  /** Left out, the SDK's default chain finds some. */
  readonly keyPair?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
}

/**
 * Signs requests to API Gateway with SigV4. Credentials are looked up at the first request, and again when they
 * expire.
 *
 * @throws {CliError} at a request, when there are no credentials to be had.
 */
export const signer = async ({ region, profile, keyPair }: SignerOptions): Promise<Identify> => {
  const [{ SignatureV4 }, { Sha256 }, { fromNodeProviderChain }] = await Promise.all([
    import('@smithy/signature-v4'),
    import('@aws-crypto/sha256-js'),
    import('@aws-sdk/credential-providers'),
  ]);
  const chain = fromNodeProviderChain({ ...(profile !== undefined && { profile }) });
  const credentials = () =>
    chain().catch((cause: unknown) => {
      throw noCredentials(cause);
    });
  const signature = new SignatureV4({
    service: 'execute-api',
    region,
    credentials: keyPair ?? credentials,
    sha256: Sha256,
  });
  return async ({ method, url, headers, body }) => {
    const { protocol, host, hostname, pathname, search } = new URL(url);
    const query = queryOf(search.slice(1));
    const whole = { method, protocol, hostname, path: pathname, query, headers: { ...headers, host } };
    const signed = await signature.sign({ ...whole, ...(body !== undefined && { body }) });
    const { host: _, ...others } = signed.headers;
    return others;
  };
};

const queryOf = (rawQuery: string): Record<string, string[]> => {
  const query = readSignedQuery(rawQuery);
  if (query === undefined) throw wrongUsage(`the query "${rawQuery}" is not URL-encoded UTF-8`);
  return Object.fromEntries([...query].map(([name, values]) => [name, [...values]]));
};

const noCredentials = (cause: unknown): CliError => {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const advice = 'sign in to AWS, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a --profile';
  return new CliError(EXIT.unreachable, `there are no credentials to sign with (${reason}); ${advice}`, {
    cause,
  });
};
