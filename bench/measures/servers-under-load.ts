import type { LoadGenerator } from '../load/load.ts';
import type { Measurements } from '../measurements.ts';
import type { BenchOptions } from '../options.ts';
import type { Peers } from '../peers.ts';
import { freePorts } from '../servers/free-ports.ts';
import { laptopCloud } from '../servers/laptop-cloud.ts';
import { type RunningServer, startServer } from '../servers/running-server.ts';
import { measureThroughput, type Throughput } from './throughput.ts';

export interface ServersUnderLoad {
  readonly root: string;
  /** The laptop cloud's state folder. */
  readonly state: string;
  readonly peers: Peers;
  readonly generator: LoadGenerator;
  readonly options: BenchOptions;
  readonly say: (line: string) => void;
}

/** Starts ours and the peers, puts them under load in turns, and reads their memory before they stop. */
export const measureServers = async (
  parts: ServersUnderLoad,
): Promise<Pick<Measurements, 'throughput' | 'peaks'>> => {
  const servers: RunningServer[] = [];
  try {
    for (const spec of await specsOf(parts)) servers.push(await startServer(spec));
    const throughput = await underLoad(servers, parts);
    const peaks = servers.map(({ name, peakMiB }) => ({ name, peakMiB: peakMiB() }));
    return { throughput, peaks };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
};

const specsOf = async ({ root, state, peers }: ServersUnderLoad) => {
  const [port = 0, awsPort = 0, ...others] = await freePorts(2 + peers.servers.length);
  return [
    laptopCloud({ root, state, port, awsPort }),
    ...peers.servers.map((server, index) => server(others[index] ?? 0)),
  ];
};

const underLoad = async (
  servers: readonly RunningServer[],
  { generator, options, say }: ServersUnderLoad,
): Promise<Throughput[]> => {
  const all: Throughput[] = [];
  for (const connections of options.connections) {
    say(`load over ${connections} connections`);
    const measured = await measureThroughput(servers, {
      ...{ generator, connections, seconds: options.seconds, rounds: options.rounds },
      onRound: (server, { requestsPerSecond }) => say(`  ${server}: ${requestsPerSecond.toFixed(0)}/s`),
    });
    all.push(...measured);
  }
  return all;
};
