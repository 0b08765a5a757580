/** Where a worker can be killed, in the order in which it comes by. */
export const KILL_POINTS = [
  'before the batch',
  'before looking for a result',
  'after looking for a result',
  'before reading the picture',
  'after reading the picture',
  'before the claim',
  'after the claim',
  'before the paid call',
  'after the paid call',
  'before writing the result',
  'after writing the result',
  'before giving back the claim',
  'after giving back the claim',
  'before the dead letter',
  'after the dead letter',
  'before the acknowledgement',
] as const;

export type KillPoint = (typeof KILL_POINTS)[number];

/** A worker that was killed does nothing more, not even fail. */
export const forever = <T>(): Promise<T> => new Promise<T>(() => {});
