import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { openQueueStore, type QueueStore } from '../../../../lib/local/sqs/queue-store.ts';
import { manualClock } from './manual-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const VISIBILITY_SECONDS = 30;

const step = fc.oneof(
  fc.record({ kind: fc.constant('send' as const), delaySeconds: fc.constantFrom(0, 10) }),
  fc.record({ kind: fc.constant('receive' as const), max: fc.integer({ min: 1, max: 10 }) }),
  fc.record({ kind: fc.constantFrom('delete' as const, 'show' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(1, 15, 31) }),
  fc.record({ kind: fc.constant('restart' as const) }),
);

test('whatever happens in whatever order, every message is received until it is deleted, and never while hidden', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { clock, advance } = manualClock();
      const folder = temporaryFolder();
      let store: QueueStore = await openQueueStore({ folder, clock });
      onTestFinished(() => store.close());
      let queue = store.createQueue('work', { VisibilityTimeout: String(VISIBILITY_SECONDS) });
      const alive = new Set<string>();
      const hiddenUntil = new Map<string, number>();
      const handles: { id: string; handle: string }[] = [];

      for (const action of steps) {
        if (action.kind === 'send') {
          const { id, visibleAt } = await queue.send('x', { delaySeconds: action.delaySeconds });
          alive.add(id);
          hiddenUntil.set(id, visibleAt);
        } else if (action.kind === 'receive') {
          for (const { messageId: id, receiptHandle: handle } of await queue.receive({ max: action.max })) {
            expect(alive.has(id)).toBe(true);
            expect(hiddenUntil.get(id)).toBeLessThanOrEqual(clock.now());
            hiddenUntil.set(id, clock.now() + VISIBILITY_SECONDS * 1000);
            handles.push({ id, handle });
          }
        } else if (action.kind === 'wait') {
          await advance(action.seconds);
        } else if (action.kind === 'restart') {
          store.close();
          store = await openQueueStore({ folder, clock });
          queue = store.queue('work');
        } else if (handles.length > 0) {
          const chosen = handles[action.pick % handles.length];
          if (chosen === undefined) continue;
          if (action.kind === 'delete') {
            await queue.delete(chosen.handle);
            alive.delete(chosen.id);
          } else {
            const isShown = await queue.changeVisibility(chosen.handle, 0).then(
              () => true,
              () => false,
            );
            if (isShown) hiddenUntil.set(chosen.id, clock.now());
          }
        }
        const { visible, inFlight, delayed } = queue.depth();
        expect(visible + inFlight + delayed).toBe(alive.size);
      }

      await advance(60);
      const left: string[] = [];
      for (
        let batch = await queue.receive({ max: 10 });
        batch.length > 0;
        batch = await queue.receive({ max: 10 })
      ) {
        left.push(...batch.map(({ messageId }) => messageId));
      }
      expect(left.sort()).toEqual([...alive].sort());
    }),
    { numRuns: 60 },
  );
});
