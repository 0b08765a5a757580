import { Manifest } from '../../lib/core/pipeline/manifest.ts';
import { type ResultRow, resultRow } from '../../lib/core/pipeline/results.ts';
import { resultsCsv } from '../../lib/core/pipeline/results-csv.ts';
import type { RunRef } from '../../lib/core/pipeline/run.ts';
import { summaryOf } from '../../lib/core/pipeline/summary.ts';
import { inParallel } from '../../lib/runtime/in-parallel.ts';
import { logger } from '../../lib/runtime/logger.ts';
import type { Outcomes } from '../../lib/runtime/runs/outcomes.ts';
import type { RunFiles } from '../../lib/runtime/runs/run-files.ts';

export interface ResultPorts {
  readonly files: RunFiles;
  readonly outcomes: Pick<Outcomes, 'find' | 'digests'>;
}

/** Outcomes that are read at the same time. */
const AT_ONCE = 32;

/** The CSV goes first: where there is a summary, it is about results that are there. */
export const writeResults = async (
  { files, outcomes }: ResultPorts,
  run: RunRef,
  names: readonly string[],
): Promise<void> => {
  const manifest = Manifest.parse(JSON.parse((await files.read(run, 'manifest')) ?? 'null'));
  const rows: ResultRow[] = [];
  await inParallel([...names.entries()], AT_ONCE, async ([index, name]) => {
    rows[index] = resultRow(name, (await outcomes.find(run, name))?.outcome);
  });
  const summary = summaryOf(manifest, rows);
  await files.keep(run, 'results', resultsCsv(rows));
  await files.keep(run, 'summary', `${JSON.stringify(summary, null, 2)}\n`);
  const { done, failed, reasons } = summary;
  logger.info('results are there', { names: names.length, done, failed, reasons });
};
