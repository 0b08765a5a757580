import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dataset } from '../../lib/core/datasets/dataset-list.ts';
import { fileNameIn } from '../../lib/core/datasets/version-keys.ts';
import { type ServingError, TransientError } from '../../lib/core/errors.ts';
import { tellable } from '../../lib/core/failure-class.ts';
import type { Clock } from '../../lib/runtime/clock.ts';
import { errorFacts } from '../../lib/runtime/error-facts.ts';
import { logger } from '../../lib/runtime/logger.ts';
import { count } from '../../lib/runtime/metrics.ts';
import { download } from './download.ts';
import type { Outcome, Sources, Versions } from './ports.ts';
import { publishVersion } from './publish-version.ts';
import { refused } from './web-address.ts';

export interface DatasetPorts {
  readonly sources: Sources;
  readonly versions: Versions;
  /** @default the system's */
  readonly clock?: Clock;
}

/** What a data set's work is part of. */
export interface Run {
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Its place in the list, from 1, by which logs know it. */
  readonly position: number;
  /** For the download. */
  readonly limitMs: number;
}

export interface Collected {
  readonly outcome: Outcome;
  readonly position: number;
  /** Where it failed. */
  readonly error?: ServingError;
}

/** Collects one data set. A failure is an outcome: the others do not suffer from it. */
export const collectDataset = async (ports: DatasetPorts, dataset: Dataset, run: Run): Promise<Collected> => {
  const { name } = dataset;
  const { position } = run;
  try {
    const outcome = await inFolder((folder) => collected(ports, dataset, run, folder));
    const isNew = outcome.status === 'collected';
    count(isNew ? 'CollectedVersions' : 'UnchangedDatasets');
    logger.info('data set settled', { position, outcome: outcome.status });
    return { outcome, position };
  } catch (thrown) {
    const error = tellable(thrown);
    count('CollectFailures');
    logger.warn('data set not collected', { position, code: error.code, error: errorFacts(thrown) });
    return { outcome: { name, status: 'failed', code: error.code, detail: error.message }, position, error };
  }
};

const collected = async (
  { sources, versions, clock }: DatasetPorts,
  { name, url: given }: Dataset,
  { time, limitMs }: Run,
  folder: string,
): Promise<Outcome> => {
  if (limitMs <= 0)
    throw new TransientError(
      'upstream_timeout',
      'this run has no time left for it; the next run tries again',
    );
  if (!URL.canParse(given)) throw refused('the address is none; write https://… or s3://bucket/key');
  const url = new URL(given);
  const source = sources[url.protocol === 's3:' ? 's3:' : 'https:'];
  const limits = { wholeMs: limitMs, ...(clock && { clock }) };
  const copy = await download(source, url, join(folder, 'data'), limits);
  /** Neither a query nor credentials, which open things. */
  const origin = `${url.protocol}//${url.host}${url.pathname}`;
  return publishVersion(versions, { name, copy, source: origin, file: fileNameIn(url.pathname), time });
};

/** Gives the work a folder that is gone afterwards: sandboxes live on, and their disk is small. */
const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'collect-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
