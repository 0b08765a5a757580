import { isSuccess, type PostRequest, postOnce } from './send-request.ts';

export interface LoadOptions {
  /** Requests in all. */
  readonly count: number;
  /** Requests under way at the same time. */
  readonly concurrency: number;
  /** Told after each answer, with how many there are. */
  onAnswer(done: number): void;
}

export interface LoadReport {
  readonly count: number;
  readonly concurrency: number;
  readonly seconds: number;
  readonly requestsPerSecond: number;
  /** Of the answers, whatever their status. */
  readonly latencyMs: {
    readonly p50: number;
    readonly p90: number;
    readonly p99: number;
    readonly max: number;
  };
  readonly succeeded: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Requests without an answer, by reason. */
  readonly unanswered: Readonly<Record<string, number>>;
}

/** Sends the same request many times and measures; nothing is sent again. */
export const runLoad = async (request: PostRequest, options: LoadOptions): Promise<LoadReport> => {
  const { count, concurrency, onAnswer } = options;
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const unanswered: Record<string, number> = {};
  let [sent, done, succeeded] = [0, 0, 0];
  const worker = async (): Promise<void> => {
    while (sent < count) {
      sent += 1;
      const started = performance.now();
      const attempt = await postOnce(request);
      if (attempt.answered) {
        latencies.push(performance.now() - started);
        statuses[attempt.status] = (statuses[attempt.status] ?? 0) + 1;
      } else unanswered[attempt.reason] = (unanswered[attempt.reason] ?? 0) + 1;
      if (isSuccess(attempt)) succeeded += 1;
      done += 1;
      onAnswer(done);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: Math.min(concurrency, count) }, worker));
  const seconds = (performance.now() - started) / 1000;
  const rates = { seconds: rounded(seconds), requestsPerSecond: rounded(count / seconds) };
  return { count, concurrency, ...rates, latencyMs: percentiles(latencies), succeeded, statuses, unanswered };
};

const percentiles = (latencies: readonly number[]): LoadReport['latencyMs'] => {
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => rounded(nearestRank(sorted, share));
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) };
};

/** The smallest value that at least this share of all values do not exceed; 0 where there are none. */
export const nearestRank = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;

/** Three digits after the point: microseconds, of milliseconds. */
const rounded = (value: number): number => Math.round(value * 1000) / 1000;
