import type { ServerSpec } from './server-spec.ts';

export interface LaptopCloudPlace {
  /** The project's root. */
  readonly root: string;
  /** The cloud's state folder. */
  readonly state: string;
  readonly port: number;
  readonly awsPort: number;
}

export const LAPTOP_CLOUD = 'laptop cloud';

/** What `npm start` starts, as a user would. */
export const laptopCloud = ({ root, state, port, awsPort }: LaptopCloudPlace): ServerSpec => ({
  name: LAPTOP_CLOUD,
  command: process.execPath,
  args: [
    ...['bin/polo.ts', 'start', '--json', '--quiet'],
    ...['--port', `${port}`, '--aws-port', `${awsPort}`, '--state', state],
  ],
  cwd: root,
  environment: {},
  port,
  expectedInches: 73.61,
});
