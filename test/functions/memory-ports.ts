import sharp from 'sharp';
import type { LabelPorts } from '../../functions/label-image/label-picture.ts';
import type { HeadOfObject, Labelled, StoredResult } from '../../functions/label-image/ports.ts';
import type { LabelDocument } from '../../lib/core/images/label-document.ts';
import type { CreatedObject } from '../../lib/runtime/s3-records.ts';

export const LABELLED: Labelled = {
  ok: true,
  labels: [{ name: 'Red', confidence: 98.5, parents: ['Color'] }],
  modelVersion: 'test-1.0',
};

/** What a test sees of the ports, and what it may change. */
export interface MemoryPorts extends LabelPorts {
  /** By key; a function is called for each look. */
  readonly objects: Map<string, HeadOfObject>;
  readonly written: Map<string, { document: LabelDocument; stored: StoredResult }>;
  paidCalls: number;
  answer: () => Labelled;
}

export const jpeg = (): Promise<Buffer> =>
  sharp({ create: { width: 120, height: 90, channels: 3, background: '#c33' } })
    .jpeg()
    .toBuffer();

export const found = (bytes: Uint8Array, etag?: string): HeadOfObject => ({ found: true, bytes, etag });

/** Ports that keep everything in memory, with S3's conditional writes. */
export const memoryPorts = (): MemoryPorts => {
  let version = 0;
  const ports: MemoryPorts = {
    objects: new Map(),
    written: new Map(),
    paidCalls: 0,
    answer: () => LABELLED,
    pictures: { head: async ({ key }) => ports.objects.get(key) ?? { found: false, because: 'deleted' } },
    labeller: {
      label: async () => {
        ports.paidCalls += 1;
        return ports.answer();
      },
    },
    results: {
      find: async ({ key }) => ports.written.get(key)?.stored,
      write: async (object, document, previous) => {
        if (ports.written.get(object.key)?.stored.etag !== previous?.etag) return false;
        version += 1;
        ports.written.set(object.key, { document, stored: storedOf(object, `v${version}`) });
        return true;
      },
    },
  };
  return ports;
};

const storedOf = ({ sequencer, etag }: CreatedObject, version: string): StoredResult => ({
  sequencer,
  sourceEtag: etag,
  etag: version,
});
