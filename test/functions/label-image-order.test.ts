import { describe, expect, it } from 'vitest';
import { listLetters } from '../../lib/cli/dlq/list-letters.ts';
import { isBefore } from '../../lib/core/document-source.ts';
import { NO_FAULTS } from '../storm/faults.ts';
import { PICTURE } from '../storm/picture-bytes.ts';
import { letterQueueOf } from '../storm/verdict.ts';
import { openWorld } from '../storm/world.ts';

const versionOf = (name: string, sequencer: string) => ({
  key: 'cat.jpg',
  sequencer,
  etag: `etag-${name}`,
  versionId: name,
  eventTime: `2026-01-01T00:00:0${name.at(-1)}.000Z`,
  bytes: PICTURE,
});
const VERSIONS = {
  v1: versionOf('v1', '0055AE'),
  v2: versionOf('v2', '0055AED6DC'),
  v3: versionOf('v3', '0055AED7'),
} as const;
const REMOVED = JSON.stringify(eventOf('ObjectRemoved:Delete', 'images'));
type Step = keyof typeof VERSIONS | 'delete';

const orders = <T>(steps: readonly T[]): T[][] =>
  steps.length === 0
    ? [[]]
    : steps.flatMap((step) => orders(steps.filter((each) => each !== step)).map((rest) => [step, ...rest]));
const ORDERS = orders<Step>(['v1', 'v2', 'delete', 'v3']);

/** How often each event comes, and whether the repeats follow at once or at the end. */
const PLANS: Readonly<Record<string, (order: readonly Step[]) => readonly Step[]>> = {
  once: (order) => order,
  'twice in a row': (order) => order.flatMap((step) => [step, step]),
  'all over again': (order) => [...order, ...order, ...order],
};

describe.each(Object.entries(PLANS))('events that come %s', (_, plan) => {
  it.each(ORDERS.map((order) => [order.join(', '), order] as const))('in the order %s', async (_, order) => {
    expect(isBefore(VERSIONS.v2.sequencer, VERSIONS.v3.sequencer)).toBe(true);
    const world = await openWorld({ seed: 1, rates: NO_FAULTS });
    for (const version of Object.values(VERSIONS)) world.s3.create(version);
    for (const step of plan(order)) {
      if (step === 'delete') await world.queue.send(REMOVED);
      else await world.announce(VERSIONS[step]);
      await world.settle(() => true);
      if (step === 'delete') continue;
      const shown = world.s3.results.get('cat.jpg')?.stored.sequencer ?? '';
      expect(isBefore(shown, VERSIONS[step].sequencer)).toBe(false);
    }
    expect(world.s3.results.get('cat.jpg')?.document).toMatchObject({
      status: 'labelled',
      source: { versionId: 'v3' },
    });
    expect(new Set(world.paid).size).toBe(world.paid.length);
    await world.close();
  });
});

it('refuses at the first hop what comes from the bucket that it writes to', async () => {
  const world = await openWorld({ seed: 1, rates: NO_FAULTS });
  await world.queue.send(JSON.stringify(eventOf('ObjectCreated:Put', 'labels')));
  await world.settle(() => true);
  const letters = await listLetters(letterQueueOf(world), { limit: 10 });
  expect(letters).toMatchObject([{ reasonCode: 'source_unexpected', attempts: 1 }]);
  expect([world.s3.writes, world.paid]).toEqual([[], []]);
  await world.close();
});

function eventOf(eventName: string, bucket: string) {
  const s3 = { bucket: { name: bucket }, object: { key: 'cat.jpg', sequencer: '0055AED6FF' } };
  return { Records: [{ eventVersion: '2.1', eventName, eventTime: '2026-01-01T00:00:09.000Z', s3 }] };
}
