import { NodeHttpHandler } from '@smithy/node-http-handler';

/**
 * What every SDK client is made with: a call that hangs ends in an error, not in the function's
 * timeout, and is tried three times in all, with the SDK's own backoff and jitter.
 *
 * @param answerMs from the beginning of a request, with all it uploads, to the answer's head.
 */
export const clientSettings = ({ answerMs = 5000 }: { readonly answerMs?: number } = {}) => ({
  maxAttempts: 3,
  retryMode: 'standard' as const,
  requestHandler: new NodeHttpHandler({
    connectionTimeout: 1000,
    requestTimeout: answerMs,
    /** Without this the SDK only warns. */
    throwOnRequestTimeout: true,
  }),
});
