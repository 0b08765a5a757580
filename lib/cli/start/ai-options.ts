import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AiMode } from '../../local/ai/ai-mode.ts';
import { wrongUsage } from '../cli-error.ts';
import type { Io } from '../io.ts';
import { oneOf, someText } from '../option-values.ts';

const NO_TEXT: string | undefined = undefined;
const MODES = ['local', 'aws', 'record', 'replay'] as const;

/** Who answers calls of Comprehend, Translate and Rekognition. */
export const AI_OPTIONS = {
  ai: {
    about:
      'who analyses and translates: local (engines of this laptop), aws (costs money), record (aws, answers are kept) or replay (what was kept)',
    value: '<mode>',
    parse: oneOf(...MODES),
    fallback: 'local',
  },
  recordings: {
    about: "with --ai record and replay: folder of AWS's answers, which hold the texts",
    value: '<folder>',
    parse: someText,
    fallback: NO_TEXT,
    fallbackText: '"recordings" in --state',
  },
};

export interface AiValues {
  readonly ai: string;
  readonly recordings: string | undefined;
  readonly state: string;
}

/**
 * Says whose account pays, where somebody's does.
 *
 * @throws {CliError} when a folder is given that the mode does not use, there is nothing to replay, or there are no
 * credentials or no Region for AWS.
 */
export const aiModeOf = async ({ ai, recordings, state }: AiValues, io: Io): Promise<AiMode> => {
  const kind = MODES.find((mode) => mode === ai) ?? 'local';
  const folder = recordings ?? join(state, 'recordings');
  if (recordings !== undefined && (kind === 'local' || kind === 'aws'))
    throw wrongUsage(`--recordings does nothing with --ai ${kind}; add --ai record or --ai replay`);
  switch (kind) {
    case 'local':
      return { kind };
    case 'replay':
      await checkFolder(folder);
      return { kind, folder };
    case 'aws':
      return { kind, upstream: await upstreamFor(kind, io) };
    case 'record':
      return {
        kind,
        upstream: await upstreamFor(kind, io),
        folder,
        warn: (line) => io.note(`polo: ${line}`),
      };
  }
};

const upstreamFor = async (kind: string, io: Io) => {
  const { awsUpstream } = await import('./aws-upstream.ts');
  return awsUpstream(kind, io);
};

const checkFolder = async (folder: string): Promise<void> => {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true)
    throw wrongUsage(
      `there are no recordings in ${folder}; make some with --ai record, or name the folder with --recordings`,
    );
};
