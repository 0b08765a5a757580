import type { RunFile, RunRef } from '../../core/pipeline/run.ts';

/** What a run keeps beside its outcomes. */
export interface RunFiles {
  read(run: RunRef, file: RunFile): Promise<string | undefined>;
  /** Writes nothing when the file holds exactly this already, so that a second run of a day changes nothing. */
  keep(run: RunRef, file: RunFile, text: string): Promise<void>;
}
