import { manifestOf } from '../../lib/core/pipeline/manifest.ts';
import { readNamesList } from '../../lib/core/pipeline/names-list.ts';
import { nameDigest, refuseForeignList } from '../../lib/core/pipeline/run.ts';
import {
  FIRST_WAIT_SECONDS,
  type Produced,
  ProduceState,
  RUN_EXAMPLE,
} from '../../lib/core/pipeline/run-state.ts';
import { logger } from '../../lib/runtime/logger.ts';
import { parseEvent } from '../../lib/runtime/parse-event.ts';
import type { Outcomes } from '../../lib/runtime/runs/outcomes.ts';
import { namesText, readNames } from '../../lib/runtime/runs/read-names.ts';
import type { RunFiles } from '../../lib/runtime/runs/run-files.ts';
import type { Lists, NamesQueue } from './ports.ts';

export interface ProducePorts {
  readonly lists: Lists;
  readonly files: RunFiles;
  readonly outcomes: Pick<Outcomes, 'digests'>;
  readonly queue: NamesQueue;
}

/** Names that one invocation sends. */
const PAGE = 1000;

/**
 * Sends a page of a run's names to the queue and tells which is next. The first page reads the list and keeps its
 * names with the run, so that a list that changes meanwhile changes nothing. A name that has an outcome is not
 * sent; one that is sent twice does no harm.
 */
export const createProduceHandler =
  (ports: ProducePorts) =>
  async (event: unknown): Promise<Produced> => {
    const {
      next: from = 0,
      waitSeconds = FIRST_WAIT_SECONDS,
      ...run
    } = parseEvent(ProduceState, event, RUN_EXAMPLE);
    refuseForeignList(run.list);
    const ref = { run: run.run, date: run.date };
    const names = from === 0 ? await begin(ports, ref, run.list) : await readNames(ports.files, ref);
    const settled = await ports.outcomes.digests(ref);
    const page = names.slice(from, from + PAGE);
    const unsettled = page.filter((name) => !settled.has(nameDigest(name)));
    await ports.queue.send(unsettled.map((name) => ({ ...ref, name })));
    logger.info('names sent', { from, sent: unsettled.length, settled: page.length - unsettled.length });
    return { ...run, next: from + PAGE < names.length ? from + PAGE : null, waitSeconds };
  };

const begin = async ({ lists, files }: ProducePorts, ref: { run: string; date: string }, key: string) => {
  const { bytes, etag } = await lists.read(key);
  const list = readNamesList(bytes);
  await files.keep(ref, 'names', namesText(list.names));
  await files.keep(ref, 'manifest', `${JSON.stringify(manifestOf(ref, { key, etag }, list), null, 2)}\n`);
  if (list.skipped.length > 0) logger.warn('rows of the list hold no name', { rows: list.skipped.length });
  return list.names;
};
