import { PassThrough, Readable } from 'node:stream';
import { WriteStream } from 'node:tty';
import { runCli } from '../../../lib/cli/root.ts';

export interface Ended {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  /** What is typed; streams are terminals only where `isTTY` says so. */
  readonly input?: string;
  readonly isTTY?: boolean;
}

/** Runs a whole command line in this process. */
export const runPolo = async (
  argv: readonly string[],
  { input = '', isTTY = false }: Surroundings = {},
): Promise<Ended> => {
  const [stdout, stderr] = [capture(isTTY), capture(isTTY)];
  const stdin = Object.assign(Readable.from([input]), { isTTY });
  const exitCode = await runCli(argv, { stdin, stdout: stdout.stream, stderr: stderr.stream });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
};

/** A stream that is asked for its colours as a real terminal is. */
const capture = (isTTY: boolean) => {
  const chunks: string[] = [];
  const stream = Object.assign(new PassThrough(), {
    isTTY,
    getColorDepth: WriteStream.prototype.getColorDepth,
  });
  stream.on('data', (chunk) => chunks.push(String(chunk)));
  return { stream, text: () => chunks.join('') };
};
