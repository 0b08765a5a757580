import type { Io } from './io.ts';

export interface ProgressBar {
  update(done: number): void;
  stop(): void;
}

export interface ProgressOptions {
  readonly total: number;
  /** What is counted. */
  readonly unit: string;
}

/** A bar on standard error, where that is a terminal; elsewhere nothing. It is gone once stopped. */
export const progressBar = async (
  io: Pick<Io, 'showsProgress'>,
  options: ProgressOptions,
): Promise<ProgressBar> => {
  if (!io.showsProgress) return { update: () => {}, stop: () => {} };
  const { SingleBar } = (await import('cli-progress')).default;
  const bar = new SingleBar({
    format: `{bar} {percentage} % of {total} ${options.unit}, {eta_formatted} to go`,
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(options.total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
};
