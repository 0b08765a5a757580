import { ConfigError } from '../../core/errors.ts';
import { isLocalHost } from '../http/allowed-host.ts';
import type { AiMode } from './ai-mode.ts';

/**
 * Makes sure that no call is handed on to the laptop cloud that handed it on.
 *
 * @throws {ConfigError} naming the address.
 */
export const refuseItself = (mode: AiMode, awsUrl: string): void => {
  if (mode.kind !== 'aws' && mode.kind !== 'record') return;
  const own = new URL(awsUrl);
  for (const [service, endpoint = ''] of Object.entries(mode.upstream.endpoints)) {
    const url = new URL(endpoint);
    if (!isLocalHost(url.host) || url.port !== own.port) continue;
    throw new ConfigError(
      'misconfigured',
      `AWS_ENDPOINT_URL_${service.toUpperCase()} is ${url.origin}, the laptop cloud itself; unset it, or use --ai local`,
    );
  }
};
