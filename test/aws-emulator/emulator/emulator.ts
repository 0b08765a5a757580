import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { eventually } from '../../conformance/pictures.ts';
import { ROOT } from '../../conformance/target.ts';
import { serveLabels } from './labels-service.ts';
import { installPrograms, type Programs } from './programs.ts';

export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';
/** The account's root, which may do everything; every other caller is judged by its policies. */
const ROOT_KEYS = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

/** What SDK clients of the emulator are made with. */
export type ClientOptions = ReturnType<typeof clientOptions>;

export interface Emulator {
  readonly url: string;
  readonly port: number;
  /** For what MiniStack keeps. */
  readonly clients: ClientOptions;
  /** For deployment groups, and for alarms that compute with several metrics. */
  readonly motoClients: ClientOptions;
  /** The environment of programs that are to take the emulator for AWS. */
  readonly environment: Readonly<Record<string, string>>;
  /** A folder that goes with the emulator. */
  readonly folder: string;
  close(): Promise<void>;
}

/** Installs and starts MiniStack with TLS, and with every request's IAM policies enforced, on free ports of 127.0.0.1. */
export const startEmulator = async (): Promise<Emulator> => {
  const folder = await mkdtemp(join(tmpdir(), 'aws-emulator-'));
  const programs = await installPrograms(folder);
  const [port, motoPort] = [await freePort(), await freePort()];
  const url = `https://127.0.0.1:${port}`;
  const clients = clientOptions(url, await readFile(programs.certificate, 'utf8'));
  const labels = await serveLabels(clients);
  const stop = start(programs, folder, {
    ...settings(programs, folder),
    GATEWAY_PORT: String(port),
    MOTO_PORT: String(motoPort),
    AWS_ENDPOINT_URL_REKOGNITION: labels.url,
  });
  const close = async (): Promise<void> => {
    await Promise.all([stop(), labels.close()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const sts = new STSClient(clients);
    await eventually(() => sts.send(new GetCallerIdentityCommand({})), 60_000);
  } catch (cause) {
    const log = await readFile(join(folder, 'emulator.log'), 'utf8');
    await close();
    throw new Error(`the emulator did not start:\n${log}`, { cause });
  }
  const motoClients = clientOptions(`http://127.0.0.1:${motoPort}`);
  return { url, port, clients, motoClients, environment: environment(url, programs, folder), folder, close };
};

const clientOptions = (endpoint: string, ca?: string) => ({
  endpoint,
  region: REGION,
  credentials: ROOT_KEYS,
  requestHandler: new NodeHttpHandler(ca === undefined ? {} : { httpsAgent: new Agent({ ca }) }),
});

const path = () => `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`;

/** https://github.com/ministackorg/ministack lists them; `PATH` brings the Node.js that runs the functions. */
const settings = ({ certificate, key }: Programs, folder: string) => ({
  PATH: path(),
  HOME: folder,
  TMPDIR: folder,
  BIND_HOST: '127.0.0.1',
  MINISTACK_HOST: 'localhost',
  AUTH: 'true',
  USE_SSL: '1',
  MINISTACK_SSL_CERT: certificate,
  MINISTACK_SSL_KEY: key,
  IOT_MTLS_ENABLED: '0',
  LAMBDA_EXECUTOR: 'local',
  STATE_DIR: join(folder, 'state'),
});

/** The CDK CLI keeps accounts by their access keys in its home, which must not be the user's. */
const environment = (url: string, { certificate }: Programs, folder: string) => ({
  PATH: path(),
  HOME: folder,
  CDK_HOME: folder,
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  CI: 'true',
  AWS_ENDPOINT_URL: url,
  AWS_REGION: REGION,
  AWS_ACCESS_KEY_ID: ROOT_KEYS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: ROOT_KEYS.secretAccessKey,
  AWS_CA_BUNDLE: certificate,
  NODE_EXTRA_CA_CERTS: certificate,
});

/** In a process group of its own, which ends with its standard input: also when the tests are broken off, functions and all. */
const start = ({ python, serve }: Programs, folder: string, env: Record<string, string>) => {
  const log = createWriteStream(join(folder, 'emulator.log'));
  const child = spawn(python, [serve], {
    cwd: folder,
    env,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = once(child, 'exit');
  const kill = (): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
  };
  return async (): Promise<void> => {
    kill();
    await ended;
  };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
};
