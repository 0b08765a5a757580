import type { ServerSpec } from './server-spec.ts';

export interface FastapiPeerPlace {
  readonly python: string;
  /** The folder of the peers' sources. */
  readonly peers: string;
  /** The model file that the collection serves. */
  readonly model: string;
}

export const fastapiName = (workers: number): string =>
  `FastAPI + onnxruntime, ${workers} ${workers === 1 ? 'worker' : 'workers'}`;

/** uvicorn with its fast parts (uvloop, httptools) and no access log. */
export const fastapiPeer =
  ({ python, peers, model }: FastapiPeerPlace, workers: number) =>
  (port: number): ServerSpec => ({
    name: fastapiName(workers),
    command: python,
    args: [
      ...['-m', 'uvicorn', 'fastapi_service:app', '--host', '127.0.0.1', '--port', `${port}`],
      ...['--workers', `${workers}`, '--no-access-log', '--log-level', 'warning'],
    ],
    cwd: peers,
    environment: { MODEL: model },
    port,
    expectedInches: 73.61,
  });
