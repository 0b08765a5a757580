/**
 * Makes every name below `localhost` this machine, as RFC 6761 says and many resolvers do not. To be
 * loaded ahead of a program that calls an API of the emulator by its host name.
 */
import dns from 'node:dns';

const { lookup } = dns;
const here = (hostname: string, ...rest: unknown[]): void =>
  Reflect.apply(lookup, dns, [hostname.endsWith('.localhost') ? '127.0.0.1' : hostname, ...rest]);
Object.assign(dns, { lookup: here });
