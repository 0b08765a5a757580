import { describe, expect, it } from 'vitest';
import { createReconcileImagesHandler } from '../../../../functions/reconcile-images/handler.ts';
import { createReconcileTextsHandler } from '../../../../functions/reconcile-texts/handler.ts';
import type { ListedObject } from '../../../../lib/runtime/object-work/listed-objects.ts';
import type { StoredResult } from '../../../../lib/runtime/object-work/results.ts';

const picture = (key: string, eventTime: string): ListedObject => ({
  bucket: 'images',
  key,
  etag: `etag of ${key}`,
  size: 1000,
  eventTime,
});
const resultOf = ({ etag, eventTime }: ListedObject, change: Partial<StoredResult> = {}): StoredResult => ({
  sequencer: undefined,
  sourceEtag: etag,
  sourceTime: eventTime,
  status: 'labelled',
  etag: 'result',
  ...change,
});

/** Pages of two, results by key, and what was announced. */
const portsWith = (
  pictures: readonly ListedObject[],
  results: Readonly<Record<string, StoredResult>> = {},
) => {
  const announced: string[] = [];
  const sorted = pictures.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  return {
    announced,
    listing: {
      page: async (after: string | undefined) => {
        const from = sorted.filter(({ key }) => after === undefined || key > after);
        return { objects: from.slice(0, 2), next: from.length > 2 ? from[1]?.key : undefined };
      },
    },
    results: { find: async ({ key }: { key: string }) => results[key] },
    announcements: { announce: async ({ key }: ListedObject) => void announced.push(key) },
  };
};
const context = (remaining = 300_000) => ({ awsRequestId: 'r-1', getRemainingTimeInMillis: () => remaining });
const TIME = '2026-11-24T18:00:00Z';

describe.each([
  ['reconcile-images', createReconcileImagesHandler],
  ['reconcile-texts', createReconcileTextsHandler],
])('%s', (_, createReconcileHandler) => {
  it('announces pictures between one and three hours old that have no result, on every page', async () => {
    const times = ['14:59:59', '15:00:00', '16:00:00', '16:59:59', '17:00:00'];
    const ports = portsWith(times.map((time) => picture(`${time}.jpg`, `2026-11-24T${time}.000Z`)));
    expect(await createReconcileHandler(ports)({ time: TIME }, context())).toEqual({
      looked: 3,
      announced: 3,
      next: null,
    });
    expect(ports.announced).toEqual(['15:00:00.jpg', '16:00:00.jpg', '16:59:59.jpg']);
  });

  it('leaves alone what has a result, be it a refusal, and announces what was replaced since', async () => {
    const [labelled, rejected, replaced] = ['a.jpg', 'b.jpg', 'c.jpg'].map((key) =>
      picture(key, '2026-11-24T16:00:00.000Z'),
    );
    if (!labelled || !rejected || !replaced) throw new Error('three pictures');
    const ports = portsWith([labelled, rejected, replaced], {
      'a.jpg': resultOf(labelled, { sequencer: '0A' }),
      'b.jpg': resultOf(rejected, { status: 'rejected' }),
      'c.jpg': resultOf(replaced, { sourceEtag: 'older', sourceTime: '2026-11-24T15:00:00.000Z' }),
    });
    await createReconcileHandler(ports)({ time: TIME }, context());
    expect(ports.announced).toEqual(['c.jpg']);
  });

  it('stops when its time is nearly over and goes on where it stopped', async () => {
    const keys = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg', 'e.jpg'];
    const ports = portsWith(keys.map((key) => picture(key, '2026-11-24T16:00:00.000Z')));
    const handler = createReconcileHandler(ports);
    let { next } = await handler({ time: TIME }, context(1000));
    expect(next).toBe('b.jpg');
    while (next !== null) ({ next } = await handler({ time: TIME, after: next }, context(1000)));
    expect(ports.announced).toEqual(keys);
  });
});
