import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fastapiPeer } from './servers/fastapi-peer.ts';
import { flaskPeer } from './servers/flask-peer.ts';
import { preparePeerPython } from './servers/peer-python.ts';
import { playerData } from './servers/player-data.ts';
import type { ServerSpec } from './servers/server-spec.ts';

/** The servers that ours is compared with; each takes its port when it is started. */
export interface Peers {
  readonly python: string | undefined;
  readonly servers: readonly ((port: number) => ServerSpec)[];
  /** What a reader must know: why there are none, or that their data are a stand-in. */
  readonly notes: readonly string[];
}

/** Makes the Python peers ready in the project's `.bench` folder, where that can be done. */
export const preparePeers = async (root: string): Promise<Peers> => {
  const folder = join(root, '.bench');
  const peers = join(root, 'bench', 'peers');
  await mkdir(folder, { recursive: true });
  const python = await preparePeerPython({
    requirements: join(peers, 'requirements.txt'),
    folder: join(folder, 'venv'),
  });
  if ('skipped' in python) return { python: undefined, servers: [], notes: [python.skipped] };
  const data = playerData(root, folder);
  const model = join(root, 'models', 'mlb-height', 'model.onnx');
  const fastapi = { python: python.path, peers, model };
  return {
    python: python.version,
    servers: [
      await flaskPeer({ python: python.path, peers, folder, data }),
      fastapiPeer(fastapi, 1),
      fastapiPeer(fastapi, 2),
    ],
    notes: data.isStandIn
      ? [`The Flask peer read a generated stand-in for the players' data, of the same shape and size.`]
      : [],
  };
};
