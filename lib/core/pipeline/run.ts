import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ValidationError } from '../errors.ts';

/** A run by itself and the day it began on, which together say where its files are. */
export const RunRef = z.strictObject({
  run: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,39}$/,
      '1 to 40 lower-case letters, digits and hyphens, a letter or digit first',
    ),
  /** UTC. */
  date: z.iso.date(),
});
export type RunRef = z.infer<typeof RunRef>;

/** S3's longest key, in UTF-8 bytes. */
const LONGEST_KEY = 1024;

/** The key of a list of names in the bucket of data sets. */
export const ListKey = z
  .string()
  .min(1)
  .refine((key) => Buffer.byteLength(key) <= LONGEST_KEY, `at most ${LONGEST_KEY} bytes`);

/** @throws {ValidationError} `source_unexpected` when the key is an address of somewhere else. */
export const refuseForeignList = (key: string): void => {
  if (!/^[a-z0-9]+:/i.test(key)) return;
  const reason = "lists come from the datasets bucket only; give a key in it, without 's3://' and a bucket";
  throw new ValidationError('source_unexpected', reason);
};

/** What an execution of the pipeline is started with: references only. */
export const RunInput = z.strictObject({
  ...RunRef.shape,
  list: ListKey,
  /** ISO 8601, UTC: of this execution, which may be a later one of its run. */
  startedAt: z.iso.datetime(),
});
export type RunInput = z.infer<typeof RunInput>;

/** What lies under a run's prefix, beside the outcomes. */
export const RUN_FILES = {
  /** Which list it was, and what was left out of it. */
  manifest: 'manifest.json',
  /** The list's names, in its order, each once: one JSON string a line. */
  names: 'names.jsonl',
  results: 'results.csv',
  summary: 'summary.json',
} as const;
export type RunFile = keyof typeof RUN_FILES;

export const runFileKey = (run: RunRef, file: RunFile): string => `${runPrefix(run)}${RUN_FILES[file]}`;

export const outcomesPrefix = (run: RunRef): string => `${runPrefix(run)}outcomes/`;

/** A name may hold anything, and a key is seen by more people than an object is: the key holds its digest. */
export const outcomeKey = (run: RunRef, name: string): string =>
  `${outcomesPrefix(run)}${nameDigest(name)}${OUTCOME_SUFFIX}`;

/** The digests of names that have an outcome, from the keys under {@link outcomesPrefix}. */
export const digestsIn = (keys: readonly string[]): readonly string[] =>
  keys
    .filter((key) => key.endsWith(OUTCOME_SUFFIX))
    .map((key) => key.slice(key.lastIndexOf('/') + 1, -OUTCOME_SUFFIX.length));

export const nameDigest = (name: string): string => createHash('sha256').update(name).digest('hex');

const OUTCOME_SUFFIX = '.jsonl';

const runPrefix = ({ date, run }: RunRef): string => `${date}/${run}/`;
