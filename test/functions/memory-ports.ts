import sharp from 'sharp';
import { type LabelPorts, labelWork } from '../../functions/label-image/label-work.ts';
import type { Labelled } from '../../functions/label-image/ports.ts';
import { TransientError } from '../../lib/core/errors.ts';
import type { LabelDocument } from '../../lib/core/images/label-document.ts';
import type { StoredResult } from '../../lib/runtime/object-work/results.ts';
import { settleObject } from '../../lib/runtime/object-work/settle-object.ts';
import type { HeadOfObject } from '../../lib/runtime/object-work/stored-objects.ts';
import type { Delivery } from '../../lib/runtime/queue-batch.ts';
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
  /** Who is at which key. */
  readonly claimed: Map<string, string>;
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
    claimed: new Map(),
    paidCalls: 0,
    answer: () => LABELLED,
    pictures: { head: async ({ key }) => ports.objects.get(key) ?? { found: false, because: 'deleted' } },
    labeller: {
      label: async () => {
        ports.paidCalls += 1;
        return ports.answer();
      },
    },
    claims: {
      during: async ({ key }, owner, work) => {
        if ((ports.claimed.get(key) ?? owner) !== owner)
          throw new TransientError('upstream_unavailable', 'taken');
        ports.claimed.set(key, owner);
        try {
          return await work();
        } finally {
          ports.claimed.delete(key);
        }
      },
      drop: async ({ key }, owner) => {
        if (ports.claimed.get(key) === owner) ports.claimed.delete(key);
      },
    },
    results: {
      find: async ({ key }) => ports.written.get(key)?.stored,
      write: async (object, document, previous) => {
        if (ports.written.get(object.key)?.stored.etag !== previous?.etag) return false;
        version += 1;
        ports.written.set(object.key, { document, stored: storedOf(object, document, `v${version}`) });
        return true;
      },
    },
  };
  return ports;
};

const storedOf = (
  { sequencer, etag, eventTime }: CreatedObject,
  { status }: LabelDocument,
  version: string,
): StoredResult => ({ sequencer, sourceEtag: etag, sourceTime: eventTime, status, etag: version });

/** One event about a picture, as the function settles it. */
export const labelPicture = (ports: LabelPorts, object: CreatedObject, from: Delivery) =>
  settleObject(ports, labelWork(ports), { object, delivery: from });

/** A message's first delivery, with the codes it was given up for. */
export const delivery = (change: Partial<Delivery> = {}): Delivery & { readonly letters: string[] } => {
  const letters: string[] = [];
  return {
    id: 'm-1',
    again: false,
    replayed: false,
    letters,
    giveUp: async ({ code }) => void letters.push(code),
    ...change,
  };
};
