import * as z from 'zod';
import { type Dataset, Datasets } from '../../lib/core/datasets/dataset-list.ts';
import { LIST_KEY } from '../../lib/core/datasets/version-keys.ts';
import { ValidationError } from '../../lib/core/errors.ts';
import { logger } from '../../lib/runtime/logger.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import type { Runs } from './ports.ts';

const Request = z.strictObject({
  /** When the run was to start, ISO 8601, UTC: versions are dated by it. */
  time: z.iso.datetime().optional(),
  /** Instead of those in the list. */
  datasets: Datasets.optional(),
});

const List = z.strictObject({ datasets: Datasets });

const LIST_EXAMPLE = '{"datasets": [{"name": "players", "url": "https://example.com/players.csv"}]}';
const EXAMPLE = '{"time": "2026-11-24T01:00:00Z"}';

export type CollectRequest = z.infer<typeof Request>;

/** @throws {ValidationError} saying what is wrong. */
export const readRequest = (event: unknown): CollectRequest => parseEvent(Request, event, EXAMPLE);

/**
 * The data sets that the list names; none where there is no list, with a warning in the log.
 *
 * @throws {ValidationError} `list_invalid`, with what is wrong.
 */
export const listedDatasets = async (runs: Pick<Runs, 'list'>): Promise<readonly Dataset[]> => {
  const text = await runs.list();
  if (text !== undefined) return readList(text);
  logger.warn(`there is no ${LIST_KEY} in the datasets bucket: put one there like ${LIST_EXAMPLE}`);
  return [];
};

const readList = (text: string): readonly Dataset[] => {
  try {
    return parseEvent(List, JSON.parse(text), LIST_EXAMPLE).datasets;
  } catch (cause) {
    const [message, issues] =
      cause instanceof ValidationError
        ? [cause.message, cause.issues]
        : [`not JSON; write ${LIST_EXAMPLE}`, []];
    throw new ValidationError('list_invalid', `${LIST_KEY}: ${message}`, { issues, cause });
  }
};
