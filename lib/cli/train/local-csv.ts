import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { reach } from '../aws/reach.ts';
import { chooseTarget } from '../aws/target.ts';
import type { TargetValues } from '../aws/target-options.ts';
import { CliError, wrongUsage } from '../cli-error.ts';
import { EXIT } from '../exit-code.ts';

export interface LocalCsv {
  readonly path: string;
  readonly bytes: number;
  /** What it is called where it came from. */
  readonly name: string;
}

/**
 * Lets `use` work on a CSV file given by path, `https://` or `s3://`. What is fetched lies in a temporary folder
 * that is gone afterwards, however it ends.
 *
 * @throws {CliError} when it is no plain file, or cannot be fetched.
 */
export const withLocalCsv = async <T>(
  source: string,
  target: TargetValues,
  use: (csv: LocalCsv) => Promise<T>,
): Promise<T> => {
  if (!/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) return use(await plainFile(source, basename(source)));
  const url = new URL(source);
  const folder = await mkdtemp(join(tmpdir(), 'polo-train-'));
  try {
    const path = join(folder, 'data.csv');
    await pipeline(await contentOf(url, target), createWriteStream(path));
    return await use(await plainFile(path, basename(decodeURIComponent(url.pathname)) || url.hostname));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const plainFile = async (path: string, name: string): Promise<LocalCsv> => {
  const found = await stat(path);
  if (found.isFile()) return { path, name, bytes: found.size };
  throw wrongUsage(`${path} is no plain file; training reads it twice, so give a CSV file`);
};

const contentOf = async (url: URL, target: TargetValues): Promise<Readable> => {
  if (url.protocol === 's3:') return objectContent(url, target);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal)) return webContent(url);
  throw wrongUsage(`${url.protocol}// is not read; give a path, an https:// address or an s3:// address`);
};

const webContent = async (url: URL): Promise<Readable> => {
  const response = await fetch(url).catch((cause: unknown) => {
    const reason =
      cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause);
    throw new CliError(EXIT.unreachable, `${url.href} does not answer: ${reason}`, { cause });
  });
  if (response.ok && response.body) return Readable.fromWeb(response.body);
  throw new CliError(
    EXIT.failed,
    `${url.href} answers with status ${response.status}; is the address right?`,
  );
};

const objectContent = async (url: URL, values: TargetValues): Promise<Readable> => {
  const { GetObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
  const target = await chooseTarget(values);
  const s3 = new S3Client({ ...target.client, forcePathStyle: target.kind === 'laptop' });
  const Key = decodeURIComponent(url.pathname.slice(1));
  const { Body } = await reach(target, () => s3.send(new GetObjectCommand({ Bucket: url.hostname, Key })));
  if (Body instanceof Readable) return Body;
  throw new CliError(EXIT.failed, `${url.href} has no content`);
};
