import type { LoadGenerator, LoadResult } from '../load/load.ts';
import { median } from '../median.ts';
import type { RunningServer } from '../servers/running-server.ts';
import { REQUEST_BODY } from '../servers/server-spec.ts';

export interface ThroughputOptions {
  readonly generator: LoadGenerator;
  readonly connections: number;
  readonly seconds: number;
  readonly rounds: number;
  readonly onRound: (server: string, result: LoadResult) => void;
}

/** What a server did under load: medians over the rounds, errors of all of them. */
export interface Throughput extends LoadResult {
  readonly server: string;
  readonly connections: number;
}

/**
 * Puts the servers under load one after the other, A B C A B C …, so that whatever else the machine
 * does meanwhile falls on all of them. A round before the first, which is not counted, warms them.
 *
 * @throws {Error} with a server's last words, when it cannot be put under load any more.
 */
export const measureThroughput = async (
  servers: readonly RunningServer[],
  options: ThroughputOptions,
): Promise<Throughput[]> => {
  const { generator, connections, seconds, rounds, onRound } = options;
  const results = new Map<string, LoadResult[]>(servers.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, url, lastWords } of servers) {
      const target = { url, body: REQUEST_BODY, connections, seconds };
      const result = await generator.run(target).catch((cause: unknown) => {
        throw new Error(`${name} broke under load: ${lastWords()}`, { cause });
      });
      if (round === 0) continue;
      results.get(name)?.push(result);
      onRound(name, result);
    }
  }
  return [...results].map(([server, all]) => ({ server, connections, ...summary(all) }));
};

const summary = (results: readonly LoadResult[]): LoadResult => {
  const middle = (of: (result: LoadResult) => number): number => median(results.map(of));
  return {
    requests: results.reduce((sum, { requests }) => sum + requests, 0),
    requestsPerSecond: middle((result) => result.requestsPerSecond),
    p50Ms: middle((result) => result.p50Ms),
    p99Ms: middle((result) => result.p99Ms),
    errors: results.reduce((sum, { errors }) => sum + errors, 0),
  };
};
