import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCloud } from '../../lib/local/cloud.ts';

/** A place where the collection runs, and which this suite judges. */
export interface Target {
  readonly apiUrl: string;
  readonly awsUrl: string;
  /** The buckets' folder, where the target is on this machine and has one. */
  readonly bucketsFolder: string | undefined;
  close(): Promise<void>;
}

export const ROOT = join(import.meta.dirname, '../..');

/** What the SDK clients of the suite are made with; a target on this machine takes any credentials. */
export const clientOptions = ({ awsUrl }: Pick<Target, 'awsUrl'>) => ({
  endpoint: awsUrl,
  region: process.env.AWS_REGION ?? 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** Settings under which tests start a laptop cloud of their own. */
export const cloudOptions = (state: string) => ({
  root: ROOT,
  state,
  apiPort: 0,
  awsPort: 0,
  concurrency: 2,
  logLevel: 'SILENT',
  overrides: {},
  observer: { line: () => {}, invoked: () => {} },
});

/**
 * The target named by `CONFORMANCE_API_URL` and `CONFORMANCE_AWS_URL`, or a laptop cloud started
 * for the purpose, with settings that win over those of the functions.
 */
export const startTarget = async (overrides: Readonly<Record<string, string>> = {}): Promise<Target> => {
  const { CONFORMANCE_API_URL: apiUrl, CONFORMANCE_AWS_URL: awsUrl } = process.env;
  if (apiUrl && awsUrl) return { apiUrl, awsUrl, bucketsFolder: undefined, close: async () => {} };
  const state = await mkdtemp(join(tmpdir(), 'conformance-'));
  const cloud = await startCloud({ ...cloudOptions(state), overrides });
  return {
    ...cloud,
    close: async () => {
      await cloud.close();
      await rm(state, { recursive: true });
    },
  };
};
