/**
 * Takes calls of the API, by the host name that AWS gives it, to where the emulator listens. To be loaded ahead of a
 * program; certificate and `Host` stay those of the name.
 */
import tls, { type ConnectionOptions } from 'node:tls';

const { connect } = tls;
const { port: emulatorPort } = new URL(process.env.AWS_ENDPOINT_URL ?? '');

const isOfApi = ({ host, servername }: ConnectionOptions): boolean =>
  /\.execute-api\.[\w-]+\.amazonaws\.com$/.test(servername ?? host ?? '');

const toEmulator = (options: ConnectionOptions, ...rest: readonly unknown[]): unknown => {
  const here = {
    host: '127.0.0.1',
    port: Number(emulatorPort),
    servername: options.servername ?? options.host,
  };
  return Reflect.apply(connect, tls, [isOfApi(options) ? { ...options, ...here } : options, ...rest]);
};
Object.assign(tls, { connect: toEmulator });
