import { createCollectHandler } from '../../functions/collect/handler.ts';
import type { Latest, Runs, Versions } from '../../functions/collect/ports.ts';
import { webSource } from '../../functions/collect/web-source.ts';
import { contextWith } from './collect-world.ts';

/** The function without a list of data sets, over versions that are in memory; the web is the real one. */
export const collectOverMemory = (): ((event: unknown) => Promise<unknown>) => {
  const pointers = new Map<string, Latest>();
  const versions: Versions & Runs = {
    list: async () => undefined,
    report: async () => {},
    latest: async (name) => pointers.get(name),
    manifest: async () => undefined,
    keep: async () => true,
    describe: async () => {},
    publish: async (pointer, previous) => {
      if (pointers.get(pointer.name)?.etag !== previous?.etag) return false;
      pointers.set(pointer.name, { pointer, etag: String(pointer.version) });
      return true;
    },
  };
  const web = webSource({ localHosts: new Set() });
  const handler = createCollectHandler({ sources: { 's3:': web, 'https:': web }, versions, runs: versions });
  return (event) => handler(event, contextWith(600_000));
};
