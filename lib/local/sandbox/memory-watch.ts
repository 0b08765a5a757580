import { readFile } from 'node:fs/promises';

const PAGE_BYTES = 4096;
const LOOK_EVERY_MS = 250;

/** Resident memory of a process in MiB, where the system tells (Linux); `undefined` elsewhere. */
export const residentMiB = async (pid: number): Promise<number | undefined> => {
  try {
    const [, pages = ''] = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ');
    return (Number(pages) * PAGE_BYTES) / 1024 ** 2;
  } catch {
    return undefined;
  }
};

export interface MemoryLimit {
  readonly limitMiB: number;
  /** Nobody looks at a process that does nothing. */
  readonly isBusy: () => boolean;
}

/**
 * Calls `onExceeded` when a busy process holds more than its function may have. It looks four times
 * a second, so short requests cost nothing; native memory counts, which V8's own limit does not see.
 */
export const watchMemory = (
  pid: number | undefined,
  { limitMiB, isBusy }: MemoryLimit,
  onExceeded: () => void,
): (() => void) => {
  if (pid === undefined || process.platform !== 'linux') return () => {};
  const timer = setInterval(async () => {
    const resident = isBusy() ? await residentMiB(pid) : undefined;
    if (resident !== undefined && resident > limitMiB) onExceeded();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
};
