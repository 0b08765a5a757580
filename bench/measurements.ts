import type { ColdStart } from './measures/cold-starts.ts';
import type { HandlerTime } from './measures/handler-time.ts';
import type { LocalText } from './measures/local-text.ts';
import type { StartTime } from './measures/start-time.ts';
import type { Throughput } from './measures/throughput.ts';
import type { ZipSize } from './measures/zip-sizes.ts';
import type { Machine } from './report/machine.ts';

/** Everything that one run has measured. */
export interface Measurements {
  readonly machine: Machine;
  /** Of the peers; `undefined` when they were skipped. */
  readonly python: string | undefined;
  /** What a reader must know about this run: a peer skipped, a stand-in for the data. */
  readonly notes: readonly string[];
  readonly date: Date;
  readonly settings: {
    readonly generator: string;
    readonly seconds: number;
    readonly rounds: number;
    readonly starts: number;
  };
  readonly throughput: readonly Throughput[];
  readonly peaks: readonly { readonly name: string; readonly peakMiB: number | undefined }[];
  readonly handler: HandlerTime;
  readonly starts: readonly StartTime[];
  /** Empty when AWS's runtime programs could not be made. */
  readonly coldStarts: readonly ColdStart[];
  readonly localText: LocalText;
  readonly zips: readonly ZipSize[];
}
