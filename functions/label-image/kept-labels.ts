import * as z from 'zod';
import type { PaidCalls } from '../../lib/runtime/ai/paid-calls.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';
import type { DigestOf, PictureDigest } from './picture-digests.ts';
import type { Labeller, Pictures } from './ports.ts';

export interface KeptLabelsPorts {
  readonly labeller: Labeller;
  readonly calls: PaidCalls;
  readonly digestOf: DigestOf;
  readonly pictures: Pictures;
}

const Kept = z.object({
  labels: z.array(z.object({ name: z.string(), confidence: z.number(), parents: z.array(z.string()) })),
  modelVersion: z.string(),
});

/** A labeller that is asked once for the same bytes, under whatever keys they lie, and never more often than a day allows. */
export const keptLabels = (ports: KeptLabelsPorts): Labeller => ({
  label: async (object) => {
    const { labeller, calls, digestOf } = ports;
    const digest = await digestOf(object);
    const question = {
      service: 'rekognition',
      operation: 'DetectLabels',
      input: { sha256: digest.sha256 },
    } as const;
    const kept = digest.fresh ? undefined : Kept.safeParse(await calls.find(question)).data;
    if (kept) return { ok: true, ...kept };
    await calls.take('rekognition', 1);
    const answer = await labeller.label(object);
    if (answer.ok && (await isStillThat(ports, object, digest))) {
      const { labels, modelVersion } = answer;
      await calls.keep(question, { labels, modelVersion });
    }
    return answer;
  },
});

/** Without versions a picture may be replaced between the look at its bytes and the service's own. */
const isStillThat = async (
  { pictures }: KeptLabelsPorts,
  object: CreatedObject,
  { etag }: PictureDigest,
): Promise<boolean> => {
  if (object.versionId !== undefined) return true;
  const head = await pictures.head(object);
  return head.found && head.etag === etag;
};
