import type { Readable } from 'node:stream';
import type { CsvFacts, Manifest, Pointer } from '../../lib/core/datasets/manifest.ts';

/** What a source says of its content. */
export interface SourceFacts {
  readonly contentType?: string | undefined;
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export interface OpenSource extends SourceFacts {
  readonly content: Readable;
  /** Bytes that are to come, where the source tells. */
  readonly length: number | undefined;
}

export interface Source {
  /**
   * Asks for the content; the caller reads it to its end or destroys it.
   *
   * @throws {ValidationError} when the source is not allowed, or has nothing under that address.
   * @throws {TransientError} when it does not answer as it should.
   */
  open(url: URL, signal: AbortSignal): Promise<OpenSource>;
}

/** By protocol. */
export interface Sources {
  readonly 's3:': Source;
  readonly 'https:': Source;
}

/** A whole data set on this machine's disk. */
export interface LocalCopy {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly facts: SourceFacts;
}

export interface Latest {
  readonly pointer: Pointer;
  /** For replacing exactly this one. */
  readonly etag: string;
}

/** How one data set ended. */
export type Outcome = { readonly name: string } & (
  | {
      readonly status: 'collected';
      readonly version: number;
      readonly bytes: number;
      /** Keys in the datasets bucket. */
      readonly data: string;
      readonly manifest: string;
      /** Of the linter, for a CSV. */
      readonly findings?: CsvFacts['findings'];
    }
  | { readonly status: 'unchanged'; readonly version: number }
  | { readonly status: 'failed'; readonly code: string; readonly detail: string }
);

/** Where versions are kept. Nothing that is published is ever changed. */
export interface Versions {
  /** @throws {ConfigError} when what is there was not written here. */
  latest(name: string): Promise<Latest | undefined>;
  /** `undefined` when there is none, or none that was written here. */
  manifest(key: string): Promise<Manifest | undefined>;
  /** @returns false when other bytes lie there already. */
  keep(key: string, copy: LocalCopy): Promise<boolean>;
  describe(key: string, manifest: Manifest): Promise<void>;
  /** @returns false when somebody else published since `previous` was read. */
  publish(pointer: Pointer, previous: Latest | undefined): Promise<boolean>;
}

export interface Runs {
  /** The text of the list of data sets; `undefined` when there is none. */
  list(): Promise<string | undefined>;
  /** Keeps how a run ended. */
  report(run: unknown): Promise<void>;
}
