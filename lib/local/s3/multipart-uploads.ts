import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { AwsError } from '../wire/aws-error.ts';
import type { Buckets } from './buckets.ts';
import { type ChecksumName, isChecksumName } from './checksum.ts';
import { type IncomingBody, spoolBody } from './incoming-body.ts';
import { KeyLocks } from './key-locks.ts';
import { checkKey } from './key-rules.ts';
import { assembly, type Completion } from './multipart-assembly.ts';
import type { MultipartUpload, UploadedPart } from './multipart-upload.ts';
import type { ObjectRecord } from './object-record.ts';
import type { ObjectWriter } from './object-writer.ts';
import type { StoreFolders } from './store-folders.ts';
import { noSuchUpload, UploadFiles } from './upload-files.ts';

/** Which upload, as a request names it. */
export interface UploadAddress {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
}

const MOST_PARTS = 10_000;

/** Objects that arrive in parts. Uploads survive a restart; their parts are not objects until completed. */
export class MultipartUploads {
  readonly #folders: StoreFolders;
  readonly #buckets: Buckets;
  readonly #writer: ObjectWriter;
  readonly #clock: () => number;
  readonly #files: UploadFiles;
  readonly #locks = new KeyLocks();

  constructor(
    folders: StoreFolders,
    { buckets, writer, clock }: { buckets: Buckets; writer: ObjectWriter; clock: () => number },
  ) {
    this.#folders = folders;
    this.#buckets = buckets;
    this.#writer = writer;
    this.#clock = clock;
    this.#files = new UploadFiles(folders);
  }

  async create(upload: Omit<MultipartUpload, 'uploadId' | 'initiated'>): Promise<string> {
    checkKey(upload.key);
    this.#buckets.get(upload.bucket);
    return this.#files.create({ ...upload, initiated: this.#now() });
  }

  /** @throws {AwsError} NoSuchUpload, also when the id belongs to another key. */
  async get({ bucket, key, uploadId }: UploadAddress): Promise<MultipartUpload> {
    this.#buckets.get(bucket);
    const upload = await this.#files.read(uploadId);
    if (upload.bucket !== bucket || upload.key !== key) throw noSuchUpload();
    return upload;
  }

  async putPart(
    address: UploadAddress,
    number: number,
    body: IncomingBody,
  ): Promise<Omit<UploadedPart, 'file'>> {
    if (!Number.isInteger(number) || number < 1 || number > MOST_PARTS) {
      throw new AwsError(
        'InvalidArgument',
        `Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`,
      );
    }
    const upload = await this.get(address);
    const checksums = withUploadChecksum(upload, body.checksums ?? []);
    const spooled = await spoolBody({ ...body, checksums }, this.#folders.incoming);
    try {
      const { size, md5: etag } = spooled;
      const part = { number, size, etag, checksums: spooled.checksums, lastModified: this.#now() };
      await this.#locks.run(`${upload.uploadId}/${number}`, () =>
        this.#files.addPart(upload.uploadId, spooled, part),
      );
      return part;
    } finally {
      await rm(spooled.path, { force: true });
    }
  }

  /** Makes the listed parts one object and ends the upload; a refusal leaves the upload as it is. */
  async complete(address: UploadAddress, completion: Completion): Promise<ObjectRecord> {
    return this.#locks.run(address.uploadId, async () => {
      const upload = await this.get(address);
      const whole = assembly(upload, await this.#files.parts(upload.uploadId), completion);
      const { bucket, key, headers, metadata, tags, uploadId } = upload;
      const record = await this.#writer.put({
        ...{ bucket, key, headers, metadata, tags },
        body: { ...whole.body, chunks: this.#contents(uploadId, whole.parts) },
        multipart: whole.multipart,
        eventName: 'ObjectCreated:CompleteMultipartUpload',
        ...(completion.condition && { condition: completion.condition }),
      });
      await this.#files.remove(uploadId);
      return record;
    });
  }

  async abort(address: UploadAddress): Promise<void> {
    await this.#locks.run(address.uploadId, async () =>
      this.#files.remove((await this.get(address)).uploadId),
    );
  }

  async parts(address: UploadAddress): Promise<readonly UploadedPart[]> {
    return this.#files.parts((await this.get(address)).uploadId);
  }

  /** The bucket's uploads that are going on. */
  async list(bucket: string): Promise<readonly MultipartUpload[]> {
    this.#buckets.get(bucket);
    return (await this.#files.all()).filter((upload) => upload.bucket === bucket);
  }

  async *#contents(uploadId: string, parts: readonly UploadedPart[]): AsyncGenerator<Uint8Array> {
    for (const part of parts) yield* createReadStream(this.#files.contentPath(uploadId, part));
  }

  #now(): string {
    return new Date(this.#clock()).toISOString();
  }
}

/** Each part has to have the checksum that the whole will be made of, whatever else its sender asked for. */
const withUploadChecksum = (
  { checksum }: MultipartUpload,
  names: readonly ChecksumName[],
): readonly ChecksumName[] =>
  checksum !== undefined && isChecksumName(checksum.name) ? [...names, checksum.name] : names;
