import * as z from 'zod';
import { ValidationError } from '../../lib/core/errors.ts';
import { Manifest } from '../../lib/core/pipeline/manifest.ts';
import { RunRef, runFileKey } from '../../lib/core/pipeline/run.ts';
import type { Outcomes } from '../../lib/runtime/runs/outcomes.ts';
import type { RunFiles } from '../../lib/runtime/runs/run-files.ts';
import { latestExecution } from './latest-execution.ts';
import type { Executions } from './ports.ts';

export interface StatusPorts {
  readonly executions: Pick<Executions, 'find'>;
  readonly files: Pick<RunFiles, 'read'>;
  readonly outcomes: Pick<Outcomes, 'digests'>;
  readonly runsBucket: string;
}

export interface RunStatus {
  readonly run: string;
  readonly status: string;
  /** ISO 8601, UTC: of its last execution. */
  readonly startedAt: string;
  readonly stoppedAt?: string;
  readonly names?: number;
  /** Names that have an outcome, while the run goes on. */
  readonly outcomes?: number;
  readonly done?: number;
  readonly failed?: number;
  /** The address of the CSV. */
  readonly results?: string;
  /** Why it failed. */
  readonly error?: string;
}

/**
 * How far a run has come: what the workflow says, and what is in the bucket of runs.
 *
 * @throws {ValidationError} `run_unknown`.
 */
export const statusOfRun = async (ports: StatusPorts, id: string | undefined): Promise<RunStatus> => {
  const run = RunRef.shape.run.safeParse(id).data;
  const latest = run && (await latestExecution(ports.executions, run));
  if (run === undefined || !latest)
    throw new ValidationError(
      'run_unknown',
      'there is no run of that id; POST /runs starts one and gives its id',
    );
  const { status, startedAt, stoppedAt, input, error } = latest;
  const about = {
    ...{ run, status, startedAt: startedAt.toISOString() },
    ...(stoppedAt && { stoppedAt: stoppedAt.toISOString() }),
  };
  if (error !== undefined) return { ...about, error };
  if (input === undefined) return about;
  const ref = { run, date: input.date };
  return { ...about, ...(status === 'SUCCEEDED' ? await results(ports, ref) : await progress(ports, ref)) };
};

const Counts = z.object({ names: z.number(), done: z.number(), failed: z.number() });

const results = async ({ files, runsBucket }: StatusPorts, ref: RunRef) => {
  const summary = Counts.parse(JSON.parse((await files.read(ref, 'summary')) ?? 'null'));
  return { ...summary, results: `s3://${runsBucket}/${runFileKey(ref, 'results')}` };
};

const progress = async ({ files, outcomes }: StatusPorts, ref: RunRef) => {
  const manifest = await files.read(ref, 'manifest');
  if (manifest === undefined) return {};
  const { names } = Manifest.parse(JSON.parse(manifest));
  return { names, outcomes: (await outcomes.digests(ref)).size };
};
