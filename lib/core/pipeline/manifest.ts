import * as z from 'zod';
import type { NamesList } from './names-list.ts';
import { ListKey, RunRef } from './run.ts';

const Skipped = z.object({ row: z.number(), reason: z.string() });

/** What a run works on: written once its list is read, before the first name is sent. */
export const Manifest = z.object({
  ...RunRef.shape,
  list: ListKey,
  /** The version of the list, as S3 names it. */
  etag: z.string(),
  names: z.number(),
  duplicates: z.number(),
  skippedRows: z.number(),
  /** The first of them. */
  skipped: z.array(Skipped),
});
export type Manifest = z.infer<typeof Manifest>;

/** More say nothing new. */
const MOST_SKIPPED_TOLD = 1000;

export const manifestOf = (
  { run, date }: RunRef,
  list: { readonly key: string; readonly etag: string },
  { names, duplicates, skipped }: NamesList,
): Manifest => ({
  run,
  date,
  list: list.key,
  etag: list.etag,
  names: names.length,
  duplicates,
  skippedRows: skipped.length,
  skipped: skipped.slice(0, MOST_SKIPPED_TOLD).map(({ row, reason }) => ({ row, reason })),
});
