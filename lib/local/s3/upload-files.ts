import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AwsError } from '../wire/aws-error.ts';
import { temporaryPath, writeAtomically } from './atomic-file.ts';
import { fileErrorCode, ifExists } from './file-errors.ts';
import type { SpooledBody } from './incoming-body.ts';
import { MultipartUpload, UploadedPart } from './multipart-upload.ts';
import type { StoreFolders } from './store-folders.ts';

/** Multipart uploads on disk: a folder each, with a description, the parts, and a description per part. */
export class UploadFiles {
  readonly #folders: StoreFolders;

  constructor(folders: StoreFolders) {
    this.#folders = folders;
  }

  async create(upload: Omit<MultipartUpload, 'uploadId'>): Promise<string> {
    const uploadId = randomBytes(16).toString('hex');
    await mkdir(this.#folder(uploadId));
    await this.#write(join(this.#folder(uploadId), 'upload.json'), { ...upload, uploadId });
    return uploadId;
  }

  /** @throws {AwsError} NoSuchUpload. */
  async read(uploadId: string): Promise<MultipartUpload> {
    const text = UPLOAD_ID.test(uploadId)
      ? await ifExists(readFile(join(this.#folder(uploadId), 'upload.json'), 'utf8'))
      : undefined;
    if (text === undefined) throw noSuchUpload();
    return MultipartUpload.parse(JSON.parse(text));
  }

  async all(): Promise<readonly MultipartUpload[]> {
    const names = await readdir(this.#folders.uploads);
    const found = await Promise.all(names.map((name) => this.read(name).catch(() => undefined)));
    return found.filter((upload) => upload !== undefined);
  }

  /** Keeps the part's bytes; a part of the same number is replaced. */
  async addPart(uploadId: string, body: SpooledBody, part: Omit<UploadedPart, 'file'>): Promise<void> {
    const before = await this.#readPart(uploadId, `${part.number}.json`);
    const content = temporaryPath(this.#folder(uploadId));
    try {
      await rename(body.path, content);
    } catch (error) {
      throw fileErrorCode(error) === 'ENOENT' ? noSuchUpload() : error;
    }
    await this.#write(join(this.#folder(uploadId), `${part.number}.json`), {
      ...part,
      file: content.slice(this.#folder(uploadId).length + 1),
    });
    if (before !== undefined) await rm(this.contentPath(uploadId, before), { force: true });
  }

  /** By number. */
  async parts(uploadId: string): Promise<readonly UploadedPart[]> {
    const names = (await readdir(this.#folder(uploadId))).filter((name) => PART_NAME.test(name));
    const parts = await Promise.all(names.map((name) => this.#readPart(uploadId, name)));
    return parts.filter((part) => part !== undefined).sort((a, b) => a.number - b.number);
  }

  contentPath(uploadId: string, part: UploadedPart): string {
    return join(this.#folder(uploadId), part.file);
  }

  async remove(uploadId: string): Promise<void> {
    await rm(join(this.#folder(uploadId), 'upload.json'), { force: true });
    await rm(this.#folder(uploadId), { recursive: true, force: true });
  }

  async #readPart(uploadId: string, name: string): Promise<UploadedPart | undefined> {
    const text = await ifExists(readFile(join(this.#folder(uploadId), name), 'utf8'));
    return text === undefined ? undefined : UploadedPart.parse(JSON.parse(text));
  }

  #write(path: string, value: object): Promise<void> {
    return writeAtomically(path, JSON.stringify(value), this.#folders.incoming);
  }

  #folder(uploadId: string): string {
    return join(this.#folders.uploads, uploadId);
  }
}

const UPLOAD_ID = /^[0-9a-f]{32}$/;
const PART_NAME = /^\d+\.json$/;

export const noSuchUpload = (): AwsError =>
  new AwsError(
    'NoSuchUpload',
    'The specified multipart upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    404,
  );
