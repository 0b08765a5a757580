import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeAtomically } from '../s3/atomic-file.ts';
import { AwsError } from '../wire/aws-error.ts';
import { RawReply } from '../wire/raw-reply.ts';
import type { RecordedRequest } from './recorded-request.ts';

/** Answers of AWS, one JSON file for each request, named by its digest. */
export interface Recordings {
  /** Replaces what there is. */
  keep(target: string, recorded: RecordedRequest, reply: RawReply): Promise<void>;
  /**
   * The answer as it was, byte for byte.
   *
   * @throws {AwsError} `RecordingNotFoundException`, or `RecordingDamagedException` for a file that is none of ours.
   */
  find(recorded: RecordedRequest): Promise<RawReply>;
}

const Recording = z.object({
  target: z.string(),
  /** Texts stand here as they were sent. */
  request: z.looseObject({}),
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  /** The exact body: as text where it is UTF-8, else as base64. */
  body: z.string().optional(),
  bodyBase64: z.string().optional(),
});

export const recordingsIn = (folder: string): Recordings => ({
  keep: async (target, { digest, request }, { status, headers, body }) => {
    await mkdir(folder, { recursive: true });
    const recording = { target, request, status, headers, ...exactly(body) } satisfies z.infer<
      typeof Recording
    >;
    await writeAtomically(join(folder, `${digest}.json`), `${JSON.stringify(recording, null, 2)}\n`, folder);
  },
  find: async ({ digest }) => {
    const { status, headers, body = '', bodyBase64 } = recordingFrom(await textOf(folder, digest), digest);
    const bytes = bodyBase64 === undefined ? Buffer.from(body) : Buffer.from(bodyBase64, 'base64');
    return new RawReply(status, headers, bytes);
  },
});

const exactly = (body: Buffer): { body: string } | { bodyBase64: string } => {
  const text = body.toString('utf8');
  return Buffer.from(text).equals(body) ? { body: text } : { bodyBase64: body.toString('base64') };
};

const textOf = async (folder: string, digest: string): Promise<string> => {
  try {
    return await readFile(join(folder, `${digest}.json`), 'utf8');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
    throw new AwsError(
      'RecordingNotFoundException',
      `there is no recording of this request (${digest}); make one with: npm start -- --ai record`,
    );
  }
};

const recordingFrom = (text: string, digest: string): z.infer<typeof Recording> => {
  const parsed = Recording.safeParse(jsonOrNothing(text));
  if (parsed.success) return parsed.data;
  throw new AwsError(
    'RecordingDamagedException',
    `${digest}.json is no recording; remove it and make it again with: npm start -- --ai record`,
  );
};

const jsonOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
