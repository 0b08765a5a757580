import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { createCollectHandler } from '../../functions/collect/handler.ts';
import type { Versions } from '../../functions/collect/ports.ts';
import { s3Source } from '../../functions/collect/s3-source.ts';
import { s3Versions } from '../../functions/collect/s3-versions.ts';
import { webSource } from '../../functions/collect/web-source.ts';
import type { LambdaContext } from '../../lib/runtime/lambda-context.ts';
import { startS3 } from '../lib/local/s3/running-s3.ts';

const BUCKET = 'images';

/** A server of data sets on this machine that ends with the test; `host` is what the function must be told of. */
export const serve = async (
  answer: RequestListener,
  make: (answer: RequestListener) => Server = createServer,
) => {
  const server = make(answer);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { port, host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}` };
};

/** Waits that pass at once. */
export const impatient = { now: () => 0, sleep: async () => {} };

export const contextWith = (remainingMs: number): LambdaContext => ({
  awsRequestId: 'r-1',
  getRemainingTimeInMillis: () => remainingMs,
});

/** The function over a web server of `answer` and a real S3 with the SDK's client. */
export const openWorld = async (
  answer: RequestListener,
  change: { readonly versions?: (versions: Versions) => Versions; readonly remainingMs?: number } = {},
) => {
  const s3 = await startS3();
  onTestFinished(() => s3.close());
  const web = await serve(answer);
  const stored = s3Versions(s3.client, BUCKET);
  const handler = createCollectHandler({
    sources: {
      's3:': s3Source(s3.client),
      'https:': webSource({ localHosts: new Set([web.host]) }),
    },
    versions: change.versions?.(stored) ?? stored,
    runs: stored,
    clock: impatient,
  });
  return {
    web,
    bucket: BUCKET,
    collect: (event: unknown) => handler(event, contextWith(change.remainingMs ?? 600_000)),
    keys: () =>
      s3.store
        .records(BUCKET)
        .map(({ key }) => key)
        .toSorted(),
    put: async (Key: string, Body: string) => {
      await s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
    },
    read: async (Key: string): Promise<string> => {
      const { Body } = await s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
      return (await Body?.transformToString()) ?? '';
    },
  };
};
