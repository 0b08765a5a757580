import { Outcome, outcomeLine } from '../../lib/core/pipeline/outcome.ts';
import { digestsIn, outcomeKey, outcomesPrefix, runFileKey } from '../../lib/core/pipeline/run.ts';
import type { Outcomes } from '../../lib/runtime/runs/outcomes.ts';
import type { RunFiles } from '../../lib/runtime/runs/run-files.ts';

export interface MemoryObject {
  readonly text: string;
  /** Another one after each write, whatever was written. */
  readonly etag: string;
}

/** The bucket of runs in memory, with S3's conditional writes, and the keys written in their order. */
export const memoryRuns = () => {
  const objects = new Map<string, MemoryObject>();
  const writes: string[] = [];
  const put = (key: string, text: string): void => {
    writes.push(key);
    objects.set(key, { text, etag: `v${writes.length}` });
  };
  const read: RunFiles['read'] = async (run, file) => objects.get(runFileKey(run, file))?.text;
  const files: RunFiles = {
    read,
    keep: async (run, file, text) => {
      if ((await read(run, file)) !== text) put(runFileKey(run, file), text);
    },
  };
  const outcomes: Outcomes = {
    find: async (run, name) => {
      const object = objects.get(outcomeKey(run, name));
      return object && { outcome: Outcome.parse(JSON.parse(object.text)), etag: object.etag };
    },
    write: async (run, outcome, previous) => {
      const key = outcomeKey(run, outcome.name);
      if (objects.get(key)?.etag !== previous?.etag) return false;
      put(key, outcomeLine(outcome));
      return true;
    },
    digests: async (run) =>
      new Set(digestsIn([...objects.keys()].filter((key) => key.startsWith(outcomesPrefix(run))))),
  };
  return { objects, writes, files, outcomes };
};

export type MemoryRuns = ReturnType<typeof memoryRuns>;
