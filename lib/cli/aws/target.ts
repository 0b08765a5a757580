import { isLoopback } from '../query/loopback.ts';
import type { TargetValues } from './target-options.ts';

/** Which cloud a command talks to, and what its SDK clients are made with. */
export type Target =
  | { readonly kind: 'laptop'; readonly endpoint: string; readonly client: ClientSettings }
  | { readonly kind: 'aws'; readonly client: ClientSettings };

export interface ClientSettings {
  readonly endpoint?: string;
  readonly region?: string;
  readonly profile?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly useFipsEndpoint?: boolean;
  readonly useDualstackEndpoint?: boolean;
}

const LAPTOP_ENDPOINT = 'http://127.0.0.1:4566';

/** AWS where a profile or a region is named, else the laptop cloud with credentials that are nobody's. */
export const chooseTarget = async ({ endpointUrl, profile, region }: TargetValues): Promise<Target> => {
  if (profile !== undefined || region !== undefined) {
    const given = { ...(endpointUrl !== undefined && { endpoint: endpointUrl }) };
    const named = { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
    return { kind: 'aws', client: { ...given, ...named } };
  }
  const endpoint = endpointUrl ?? (await endpointOfThisMachine()) ?? LAPTOP_ENDPOINT;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const plain = { useFipsEndpoint: false, useDualstackEndpoint: false };
  return { kind: 'laptop', endpoint, client: { endpoint, region: 'us-east-1', credentials, ...plain } };
};

/** `AWS_ENDPOINT_URL`, unless it leads away from here. */
const endpointOfThisMachine = async (): Promise<string | undefined> => {
  const [z, { readEnv }] = await Promise.all([import('zod'), import('../../runtime/env.ts')]);
  const { AWS_ENDPOINT_URL: url } = readEnv({ AWS_ENDPOINT_URL: z.string().optional() });
  return url !== undefined && URL.canParse(url) && isLoopback(url) ? url : undefined;
};
