/** Where everything that is collected lies in the datasets bucket. */
export const COLLECTED = 'collected/';

/** What tells which data sets to collect. */
export const LIST_KEY = 'collect.json';

/** How the last run ended, data set by data set. */
export const RUN_KEY = `${COLLECTED}run.json`;

export const pointerKey = (name: string): string => `${COLLECTED}${name}/latest.json`;

export interface VersionKeys {
  readonly data: string;
  readonly manifest: string;
}

/** @param time ISO 8601, UTC. */
export const versionKeys = (name: string, version: number, time: string, file: string): VersionKeys => {
  const folder = `${COLLECTED}${name}/v${version}/${time.slice(0, 10)}/`;
  return { data: `${folder}${file}`, manifest: `${folder}manifest.json` };
};

const LONGEST_FILE_NAME = 100;

/** The name of a file as its address has it, in characters that are safe everywhere. */
export const fileNameIn = (pathname: string): string => {
  const last = pathname.slice(pathname.lastIndexOf('/') + 1);
  const safe = last
    .replaceAll(/(?:%[0-9A-Fa-f]{2}|[^A-Za-z0-9._-])+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(-LONGEST_FILE_NAME);
  return safe === '' || safe === 'manifest.json' ? `data-${safe || 'file'}` : safe;
};
