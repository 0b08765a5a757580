import { ServingError, TransientError } from '../../lib/core/errors.ts';
import { refused } from './web-address.ts';

/** Says in this collection's words why a download failed; never with the address. */
export const downloadFailure = (thrown: unknown, signal: AbortSignal): Error => {
  if (signal.aborted) {
    const reason = 'the download took longer than this run has time for it; the next run tries again';
    return new TransientError('upstream_timeout', reason, { cause: thrown });
  }
  if (thrown instanceof ServingError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(code))
    return refused('the certificate of the source is not trusted, has expired, or is for another name');
  const reason = 'the source cannot be reached, or ended the transfer early';
  return new TransientError('upstream_unavailable', reason, { cause: thrown });
};
