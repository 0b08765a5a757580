import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { TransientError, ValidationError } from '../../lib/core/errors.ts';
import { failureClassOf } from '../../lib/core/failure-class.ts';
import { type DigestedBytes, digestBytes } from '../../lib/core/training/digest-bytes.ts';
import type { Clock } from '../../lib/runtime/clock.ts';
import { inTries, type Tried } from '../../lib/runtime/in-tries.ts';
import { downloadFailure } from './download-failure.ts';
import type { LocalCopy, Source } from './ports.ts';

export interface DownloadLimits {
  /** For everything. */
  readonly wholeMs: number;
  /** @default 256 MiB: the disk of a sandbox holds 512 MiB. */
  readonly mostBytes?: number;
  /** @default the system's */
  readonly clock?: Clock;
}

const TRIES = 4;
const MOST_BYTES = 256 * 1024 ** 2;

/**
 * Downloads to a file in memory that does not grow with the content. What fails in passing is tried again.
 *
 * @throws {ValidationError | TransientError} when there is no whole copy; the file may hold anything then.
 */
export const download = (
  source: Source,
  url: URL,
  path: string,
  { wholeMs, mostBytes = MOST_BYTES, clock }: DownloadLimits,
): Promise<LocalCopy> => {
  const signal = AbortSignal.timeout(Math.max(1, Math.floor(wholeMs)));
  const attempt = async (): Promise<Tried<LocalCopy>> => {
    try {
      return { ok: true, value: await copied(source, url, { path, mostBytes, signal }) };
    } catch (thrown) {
      const error = downloadFailure(thrown, signal);
      return { ok: false, error, again: !signal.aborted && PASSING.has(failureClassOf(error)) };
    }
  };
  return inTries(attempt, { tries: TRIES, totalMs: wholeMs, ...(clock && { clock }) });
};

const PASSING: ReadonlySet<string> = new Set(['Transient', 'Throttled']);

interface Copying {
  readonly path: string;
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

const copied = async (source: Source, url: URL, { path, mostBytes, signal }: Copying): Promise<LocalCopy> => {
  const { content, length, ...facts } = await source.open(url, signal);
  if (length !== undefined && length > mostBytes) {
    content.destroy();
    throw tooLarge(mostBytes);
  }
  let digested: DigestedBytes | undefined;
  const digesting = (chunks: AsyncIterable<Uint8Array>) => {
    digested = digestBytes(atMost(mostBytes, chunks));
    return digested;
  };
  await pipeline(content, digesting, createWriteStream(path), { signal });
  const bytes = digested?.length() ?? 0;
  if (length !== undefined && bytes !== length) {
    throw new TransientError('upstream_unavailable', 'the source sent fewer or more bytes than it said');
  }
  if (bytes === 0) throw new ValidationError('empty_object', 'the source is empty');
  return { path, bytes, sha256: digested?.sha256() ?? '', facts };
};

async function* atMost(most: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > most) throw tooLarge(most);
    yield chunk;
  }
}

const tooLarge = (most: number): ValidationError =>
  new ValidationError('body_too_large', `the source is larger than ${most} bytes, the most for one data set`);
