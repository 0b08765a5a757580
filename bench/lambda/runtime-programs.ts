import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

const EMULATOR = 'github.com/aws/aws-lambda-runtime-interface-emulator/cmd/aws-lambda-rie';
/** The module has no tagged versions. */
const EMULATOR_VERSION = 'v0.0.0-20261030222936-bef5c4ba774d';
const CLIENT = 'aws-lambda-ric';
const CLIENT_VERSION = '4.0.2';

/** The client's native half is compiled when it is installed. */
const TOOLS = ['go', 'npm', 'cmake', 'make', 'g++', 'python3', 'tar', 'xz'] as const;

/** AWS's own programs around a function, made on this machine. */
export interface RuntimePrograms {
  /** The Lambda Runtime Interface Emulator. */
  readonly emulator: string;
  /** The module that is a Node.js function's main program on Lambda. */
  readonly client: string;
}

/** Why the programs cannot be made here, in words for a reader. */
export interface NoPrograms {
  readonly skipped: string;
}

/**
 * Makes AWS's runtime programs ready in the project's `.bench` folder: the emulator from the Go
 * module proxy, the client from npm. The first time takes about a minute.
 *
 * @throws {Error} with the tool's last words, when everything needed is there and still it fails.
 */
export const prepareRuntime = async (root: string): Promise<RuntimePrograms | NoPrograms> => {
  if (process.platform !== 'linux')
    return { skipped: skipped(`the system is ${process.platform}, not Linux`) };
  const missing = TOOLS.filter((tool) => !isOnPath(tool));
  if (missing.length > 0) return { skipped: skipped(`not on the PATH: ${missing.join(', ')}`) };
  const folder = join(root, '.bench', 'lambda');
  const [emulator, client] = await Promise.all([
    makeEmulator(join(folder, `emulator-${EMULATOR_VERSION}`)),
    makeClient(join(folder, `client-${CLIENT_VERSION}`)),
  ]);
  return { emulator, client };
};

const skipped = (reason: string): string => `AWS's Lambda runtime programs cannot be made here: ${reason}.`;

const isOnPath = (tool: string): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, tool)));

const makeEmulator = async (folder: string): Promise<string> => {
  const program = join(folder, 'aws-lambda-rie');
  if (!existsSync(program)) {
    await execute('go', ['install', `${EMULATOR}@${EMULATOR_VERSION}`], {
      env: { ...process.env, GOBIN: folder },
    });
  }
  return program;
};

const makeClient = async (folder: string): Promise<string> => {
  const home = join(folder, 'node_modules', CLIENT);
  /** What the installation writes last. */
  if (!existsSync(join(home, 'rapid-client.node'))) {
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({
        private: true,
        dependencies: { [CLIENT]: CLIENT_VERSION },
        allowScripts: { [CLIENT]: true },
      }),
    );
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    await execute('npm', ['install', '--prefix', folder, '--foreground-scripts', ...quiet], {
      cwd: folder,
      maxBuffer: 64 * 1024 ** 2,
    });
  }
  return join(home, 'index.mjs');
};
