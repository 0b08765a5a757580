import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { TransientError, ValidationError } from '../../lib/core/errors.ts';

export interface AddressRules {
  /** `host:port` of servers on this machine that may be asked, without TLS as well; for trials. */
  readonly localHosts: ReadonlySet<string>;
  /** @default the system's resolver */
  readonly resolve?: (host: string) => Promise<readonly LookupAddress[]>;
}

/**
 * The addresses behind a URL, none of which leads into a private network, to this machine or to a cloud's metadata.
 * Whoever connects must use these, for a name may mean others a moment later.
 *
 * @throws {ValidationError} `source_refused`, saying what is allowed.
 * @throws {TransientError} when the host cannot be found.
 */
export const allowedAddresses = async (
  url: URL,
  { localHosts, resolve = resolved }: AddressRules,
): Promise<readonly LookupAddress[]> => {
  const isLocal = localHosts.has(url.host);
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:'))
    throw refused('only https:// and s3:// addresses are collected, and redirects must lead to https://');
  if (url.username !== '' || url.password !== '')
    throw refused('addresses may not hold a user name or a password');
  if (url.port !== '' && !isLocal) throw refused('only port 443 is asked');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = ipaddr.isValid(host) ? [literal(host)] : await resolve(host);
  if (addresses.length === 0) throw new TransientError('upstream_unavailable', NOT_FOUND);
  if (addresses.every(({ address }) => (isLocal ? isLoopback : isPublic)(ipaddr.process(address))))
    return addresses;
  throw refused('the host is not on the public internet');
};

export const refused = (detail: string): ValidationError => new ValidationError('source_refused', detail);

type Address = ReturnType<typeof ipaddr.process>;

const isLoopback = (address: Address): boolean => address.range() === 'loopback';

/** Of IPv6 what is given out as global: the old forms of IPv4 addresses count as unicast as well. */
const isPublic = (address: Address): boolean =>
  address.range() === 'unicast' && (address.kind() === 'ipv4' || address.match(GLOBAL_IPV6));

const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

const NOT_FOUND = 'the host of the source cannot be found';

const literal = (address: string): LookupAddress => ({
  address,
  family: ipaddr.parse(address).kind() === 'ipv4' ? 4 : 6,
});

const resolved = (host: string): Promise<readonly LookupAddress[]> =>
  lookup(host, { all: true }).catch((cause: unknown) => {
    throw new TransientError('upstream_unavailable', NOT_FOUND, { cause });
  });
