import { statfs } from 'node:fs/promises';
import { connect } from 'node:net';
import { type Finding, ok, warn } from './finding.ts';

/** The ports that `polo start` takes where none is named. */
const PORTS = [
  [3000, '--port'],
  [4566, '--aws-port'],
] as const;

const NEEDED_BYTES = 2 * 2 ** 30;

/** Room on the disk, and whether the ports of the laptop cloud are free or taken by it. */
export const placeFindings = async (): Promise<readonly Finding[]> => [
  await diskFinding(),
  ...(await Promise.all(PORTS.map(([port, option]) => portFinding(port, option)))),
];

const diskFinding = async (): Promise<Finding> => {
  const { bavail, bsize } = await statfs('.');
  const free = bavail * bsize;
  const found = `${(free / 2 ** 30).toFixed(1)} GiB free`;
  return free >= NEEDED_BYTES ? ok('disk', found) : warn('disk', found, 'bundles and synth want about 2 GiB');
};

const portFinding = async (port: number, option: string): Promise<Finding> => {
  const what = `port ${port}`;
  if (!(await isTaken(port))) return ok(what, 'free');
  const advice = `stop it, or give polo start another port with ${option}`;
  if (await answersAsPolo(port)) return ok(what, 'the laptop cloud answers there');
  return warn(what, 'taken by another program', advice);
};

const isTaken = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const end = (taken: boolean): void => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });

const answersAsPolo = async (port: number): Promise<boolean> => {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(2000) });
    return /marcopolo|AuthorizationHeader|MissingAuthentication|ListAllMyBuckets|Missing Authentication/.test(
      await reply.text(),
    );
  } catch {
    return false;
  }
};
