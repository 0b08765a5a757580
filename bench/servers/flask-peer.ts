import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PlayerData } from './player-data.ts';
import type { ServerSpec } from './server-spec.ts';

const execute = promisify(execFile);

export interface FlaskPeerPlace {
  readonly python: string;
  /** The folder of the peers' sources. */
  readonly peers: string;
  /** Where the fitted model is put. */
  readonly folder: string;
  readonly data: PlayerData;
}

export const FLASK = 'Flask + scikit-learn';

/** Fits the peer's model once; the service that is started later reads it for every request. */
export const flaskPeer = async (place: FlaskPeerPlace): Promise<(port: number) => ServerSpec> => {
  const { python, peers, folder, data } = place;
  const model = join(folder, 'model.joblib');
  await execute(python, ['train_model.py', data.path, model], { cwd: peers });
  return (port) => ({
    name: FLASK,
    command: python,
    args: ['flask_service.py', data.path, model, `${port}`],
    cwd: peers,
    environment: {},
    port,
    expectedInches: data.isStandIn ? undefined : 73.61,
  });
};
