import { createReadStream } from 'node:fs';
import { lintCsv } from '../../lib/core/datasets/lint-csv.ts';
import { type CsvFacts, changeOf } from '../../lib/core/datasets/manifest.ts';
import { type VersionKeys, versionKeys } from '../../lib/core/datasets/version-keys.ts';
import { TransientError } from '../../lib/core/errors.ts';
import { once } from '../../lib/runtime/once.ts';
import type { Latest, LocalCopy, Outcome, Versions } from './ports.ts';

export interface Candidate {
  readonly name: string;
  readonly copy: LocalCopy;
  /** For the manifest: where it came from. */
  readonly source: string;
  readonly file: string;
  /** Of the run, ISO 8601, UTC. */
  readonly time: string;
}

/** Runs that overlap make each other begin anew; so do versions that a run left half-written today. */
const MOST_ROUNDS = 10;

/**
 * Makes a version of what differs from the latest: data, then its manifest, then the pointer, so that nothing is seen
 * before it is whole. Of runs that overlap each publishes on top of what the other has, or finds it unchanged.
 */
export const publishVersion = async (versions: Versions, candidate: Candidate): Promise<Outcome> => {
  const { name, copy, time, file } = candidate;
  const factsOnce = once(() => factsOf(candidate));
  let skipped = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const latest = await versions.latest(name);
    if (latest?.pointer.sha256 === copy.sha256)
      return { name, status: 'unchanged', version: latest.pointer.version };
    const version = (latest?.pointer.version ?? 0) + 1 + skipped;
    const keys = versionKeys(name, version, time, file);
    if (await versions.keep(keys.data, copy)) {
      const place = { version, keys, csv: await factsOnce() };
      if (await isPublished(versions, candidate, place, latest)) return collectedAs(candidate, place);
      skipped = 0;
    } else skipped += 1;
  }
  throw new TransientError('upstream_unavailable', 'other runs publish this data set at the same time');
};

interface Place {
  readonly version: number;
  readonly keys: VersionKeys;
  readonly csv: CsvFacts | undefined;
}

const collectedAs = ({ name, copy: { bytes } }: Candidate, { version, keys, csv }: Place): Outcome => ({
  name,
  status: 'collected',
  version,
  bytes,
  ...keys,
  ...(csv && { findings: csv.findings }),
});

const factsOf = async ({ copy, file }: Candidate): Promise<CsvFacts | undefined> => {
  const isCsv = /\.csv$/i.test(file) || /^(?:text|application)\/csv\b/i.test(copy.facts.contentType ?? '');
  if (!isCsv) return undefined;
  const { columns, findings, ...report } = await lintCsv(createReadStream(copy.path));
  return { ...report, columns: [...columns], findings: [...findings] };
};

/** Describes the version, then points to it, unless another run was faster. */
const isPublished = async (
  versions: Versions,
  { name, copy, source, time }: Candidate,
  { version, keys, csv }: Place,
  latest: Latest | undefined,
): Promise<boolean> => {
  const before = latest && (await versions.manifest(latest.pointer.manifest));
  const { sha256, bytes, facts } = copy;
  const identity = { name, version, sha256, bytes, collectedAt: time, data: keys.data };
  await versions.describe(keys.manifest, {
    ...identity,
    source,
    ...facts,
    previous: latest?.pointer.manifest ?? null,
    change: changeOf(latest && { ...latest.pointer, csv: before?.csv }, { bytes, csv }),
    ...(csv && { csv }),
  });
  return versions.publish({ ...identity, manifest: keys.manifest }, latest);
};
