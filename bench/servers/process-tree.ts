import { readdirSync, readFileSync } from 'node:fs';

/**
 * Peak resident memory (VmHWM) of a process and of all its descendants that live, summed in MiB.
 * Memory that processes share counts once for each. Linux only; `undefined` elsewhere.
 */
export const treePeakMiB = (pid: number | undefined): number | undefined => {
  const own = pid === undefined ? undefined : peakMiB(pid);
  if (pid === undefined || own === undefined) return undefined;
  return childrenOf(pid).reduce((sum, child) => sum + (treePeakMiB(child) ?? 0), own);
};

/** Peak resident memory (VmHWM) of one process in MiB. Linux only; `undefined` elsewhere and once it is gone. */
export const peakMiB = (pid: number): number | undefined => {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
};

/** The children that live, whichever of a process's threads started them. */
export const childrenOf = (pid: number): number[] =>
  threadsOf(pid).flatMap((thread) =>
    [...read(`/proc/${pid}/task/${thread}/children`).matchAll(/\d+/g)].map(([child]) => Number(child)),
  );

const threadsOf = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
