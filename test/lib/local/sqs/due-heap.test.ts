import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DueHeap } from '../../../../lib/local/sqs/due-heap.ts';

const heapOf = (times: readonly number[]): DueHeap<number> => {
  const heap = new DueHeap<number>();
  for (const at of times) heap.add(at, at);
  return heap;
};

const drain = (heap: DueHeap<number>, now = Number.MAX_SAFE_INTEGER): number[] => {
  const values: number[] = [];
  for (let due = heap.takeDue(now); due !== undefined; due = heap.takeDue(now)) values.push(due.value);
  return values;
};

test('values come out by the time they fall due', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (times) => {
      expect(drain(heapOf(times))).toEqual([...times].sort((a, b) => a - b));
    }),
  );
});

test('what is not due yet stays, and the next time is known', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100 })),
      fc.integer({ min: 0, max: 100 }),
      (times, now) => {
        const heap = heapOf(times);
        expect(drain(heap, now)).toHaveLength(times.filter((at) => at <= now).length);
        const later = times.filter((at) => at > now);
        expect(heap.size).toBe(later.length);
        expect(heap.nextAt).toBe(later.length === 0 ? undefined : Math.min(...later));
      },
    ),
  );
});

test('retained values keep their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (times) => {
      const heap = heapOf(times);
      heap.retain((at) => at % 2 === 0);
      expect(drain(heap)).toEqual(times.filter((at) => at % 2 === 0).sort((a, b) => a - b));
    }),
  );
});
