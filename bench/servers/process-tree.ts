import { readFileSync } from 'node:fs';

/**
 * Peak resident memory (VmHWM) of a process and of all its descendants that live, summed in MiB.
 * Memory that processes share counts once for each. Linux only; `undefined` elsewhere.
 */
export const treePeakMiB = (pid: number | undefined): number | undefined => {
  const own = pid === undefined ? undefined : peakMiB(pid);
  if (pid === undefined || own === undefined) return undefined;
  return childrenOf(pid).reduce((sum, child) => sum + (treePeakMiB(child) ?? 0), own);
};

const peakMiB = (pid: number): number | undefined => {
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
};

/** Every server here starts its processes from its first thread. */
const childrenOf = (pid: number): number[] =>
  [...read(`/proc/${pid}/task/${pid}/children`).matchAll(/\d+/g)].map(([child]) => Number(child));

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
