import type { IncomingMessage, ServerResponse } from 'node:http';
import { AwsError } from '../wire/aws-error.ts';
import type { ObjectStore } from './object-store.ts';
import { checkPresigned } from './presigned.ts';
import { routeOf } from './routes.ts';
import { errorReply, newRequestId, type S3Reply, sendReply } from './s3-reply.ts';
import { readS3Request } from './s3-request.ts';
import { refuseUnsupported } from './unsupported.ts';

export interface S3ServiceOptions {
  readonly store: ObjectStore;
  readonly region: string;
  /** Milliseconds since 1970, for the expiry of presigned URLs. @default Date.now */
  readonly clock?: () => number;
  /** Hears of every error that is ours and not the client's. @default console.error */
  readonly report?: (error: unknown) => void;
}

/**
 * Speaks S3's REST protocol, with the bucket in the path or in the host name. Credentials and signatures are
 * accepted whatever they are.
 */
export const createS3Service = ({
  store,
  region,
  clock = Date.now,
  report = console.error,
}: S3ServiceOptions) => {
  const answer = async (message: IncomingMessage): Promise<S3Reply> => {
    const request = readS3Request(message);
    checkPresigned(request.query, clock());
    refuseUnsupported(request);
    return routeOf(request)({ request, store, region });
  };

  return async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = newRequestId();
    response.setHeader('x-amz-request-id', requestId);
    response.setHeader('x-amz-id-2', requestId);
    try {
      await sendReply(message, response, await answer(message));
    } catch (error) {
      if (response.destroyed || (message.destroyed && !message.complete)) return;
      if (!(error instanceof AwsError)) report(error);
      if (response.headersSent) response.destroy();
      else
        await sendReply(message, response, errorReply(error, message.url?.split('?')[0] ?? '/', requestId));
    } finally {
      message.resume();
    }
  };
};
