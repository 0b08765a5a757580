import * as z from 'zod';

const Version = z.number().int().min(1);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What `latest.json` of a data set holds: which version counts, and where it is. */
export const Pointer = z.object({
  name: z.string(),
  version: Version,
  sha256: Sha256,
  bytes: z.number(),
  /** ISO 8601, UTC: the time of the run. */
  collectedAt: z.string(),
  /** Keys in the same bucket. */
  data: z.string(),
  manifest: z.string(),
});
export type Pointer = z.infer<typeof Pointer>;

const Finding = z.object({
  code: z.string(),
  level: z.enum(['problem', 'notice']),
  line: z.number().optional(),
  column: z.number().optional(),
  count: z.number(),
  detail: z.string(),
});

/** What the linter says of a CSV. */
const CsvFacts = z.object({
  rows: z.number(),
  columns: z.array(z.string()),
  separator: z.string(),
  /** Whether it could be read to its end. */
  complete: z.boolean(),
  findings: z.array(Finding),
});
export type CsvFacts = z.infer<typeof CsvFacts>;

/** Against the version before; rows and columns where both are CSVs. */
const Change = z.object({
  previousVersion: Version.nullable(),
  bytesBefore: z.number().nullable(),
  bytesAfter: z.number(),
  rowsBefore: z.number().optional(),
  rowsAfter: z.number().optional(),
  columnsAdded: z.array(z.string()).optional(),
  columnsRemoved: z.array(z.string()).optional(),
});
export type Change = z.infer<typeof Change>;

/** What `manifest.json` beside a version's data holds. */
export const Manifest = z.object({
  name: z.string(),
  version: Version,
  /** Without query and credentials. */
  source: z.string(),
  collectedAt: z.string(),
  sha256: Sha256,
  bytes: z.number(),
  /** As the source gave them. */
  contentType: z.string().optional(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  data: z.string(),
  /** The key of the manifest before: what the chain from `latest.json` does not name was never published. */
  previous: z.string().nullable(),
  change: Change,
  csv: CsvFacts.optional(),
});
export type Manifest = z.infer<typeof Manifest>;

interface Compared {
  readonly bytes: number;
  readonly csv?: CsvFacts | undefined;
}

/** What is different about a new version. */
export const changeOf = (previous: (Compared & { version: number }) | undefined, next: Compared): Change => {
  const [before, after] = [previous?.csv, next.csv];
  return {
    previousVersion: previous?.version ?? null,
    bytesBefore: previous?.bytes ?? null,
    bytesAfter: next.bytes,
    ...(before &&
      after && {
        rowsBefore: before.rows,
        rowsAfter: after.rows,
        columnsAdded: without(after.columns, before.columns),
        columnsRemoved: without(before.columns, after.columns),
      }),
  };
};

const without = (names: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others);
  return names.filter((name) => !known.has(name));
};
