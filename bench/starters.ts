import { helloStarter, predictStarter, type Starter, serverStarter } from './measures/start-time.ts';
import type { Peers } from './peers.ts';
import { freePorts } from './servers/free-ports.ts';
import { LAPTOP_CLOUD, laptopCloud } from './servers/laptop-cloud.ts';

export interface StarterParts {
  readonly root: string;
  /** The predict bundle made for this machine. */
  readonly bundle: string;
  /** The laptop cloud's state folder: its first start makes the bundles, the later ones find them. */
  readonly state: string;
  readonly peers: Peers;
}

/** Every way to a first answer that is timed; the predict bundle first, as the others are told in its terms. */
export const startersOf = ({ root, bundle, state, peers }: StarterParts): Starter[] => [
  predictStarter(bundle),
  helloStarter,
  serverStarter(`${LAPTOP_CLOUD}, over HTTP`, async () => {
    const [port = 0, awsPort = 0] = await freePorts(2);
    return laptopCloud({ root, state, port, awsPort });
  }),
  ...peers.servers.map((server) =>
    serverStarter(server(0).name, async () => {
      const [port = 0] = await freePorts(1);
      return server(port);
    }),
  ),
];
