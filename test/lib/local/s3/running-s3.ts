import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import type { ObjectCreated } from '../../../../lib/local/s3/object-created.ts';
import { openObjectStore } from '../../../../lib/local/s3/object-store.ts';
import { createS3Service } from '../../../../lib/local/s3/s3-service.ts';

const REGION = 'us-east-1';

/** An S3 over HTTP on a free port, and the real SDK's client with its defaults. */
export const startS3 = async (buckets: readonly string[] = ['images']) => {
  const root = await temporaryFolder();
  const events: ObjectCreated[] = [];
  const faults: unknown[] = [];
  const store = await openObjectStore({ ...foldersIn(root), buckets });
  store.onCreated((event) => events.push(event));
  const service = createS3Service({ store, region: REGION, report: (error) => faults.push(error) });
  const server = createServer((request, response) => void service(request, response));
  const port = await listen(server);
  const endpoint = `http://127.0.0.1:${port}`;
  const client = createClient({ endpoint, forcePathStyle: true });
  return {
    ...{ root, store, client, port, endpoint, events, faults },
    close: async () => {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
      await rm(root, { recursive: true, force: true });
    },
  };
};

export type RunningS3 = Awaited<ReturnType<typeof startS3>>;

export const createClient = (options: { endpoint: string; forcePathStyle: boolean }) =>
  new S3Client({ ...options, region: REGION, credentials: { accessKeyId: 'any', secretAccessKey: 'thing' } });

export const temporaryFolder = async (): Promise<string> =>
  realpath(await mkdtemp(join(tmpdir(), 's3-test-')));

export const foldersIn = (root: string) => ({
  folder: join(root, 'objects'),
  stateFolder: join(root, 'state'),
});

/** Paths of all files and links below `folder`, in order. */
export const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
};

/** Resolves when `holds` gives something; the test's own time limit is the limit. */
export const eventually = async <T>(
  holds: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> => {
  for (;;) {
    const result = await holds();
    if (result !== undefined && result !== false) return result;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(isNetworkAddress(address) ? address.port : 0);
    });
  });

const isNetworkAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  address !== null && typeof address === 'object';
