/** What is sent, how, and for how long. */
export interface LoadTarget {
  /** `http://127.0.0.1:3000/predict` */
  readonly url: string;
  /** JSON, posted. */
  readonly body: string;
  /** Kept alive; each sends its next request when the answer to the last has come. */
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Broken connections, timeouts, and answers other than 2xx. */
  readonly errors: number;
}

/** A generator of load, and the name it goes by in the report. */
export interface LoadGenerator {
  readonly name: string;
  run(target: LoadTarget): Promise<LoadResult>;
}
