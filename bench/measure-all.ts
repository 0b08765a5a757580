import { join } from 'node:path';
import { FUNCTIONS } from '../functions/registry.ts';
import { prepareRuntime } from './lambda/runtime-programs.ts';
import { socketLoad } from './load/socket-load.ts';
import { hasWrk, wrkLoad } from './load/wrk-load.ts';
import type { Measurements } from './measurements.ts';
import { measureColdStarts } from './measures/cold-starts.ts';
import { measureHandler } from './measures/handler-time.ts';
import { measureLocalText } from './measures/local-text.ts';
import { predictBundle } from './measures/predict-bundle.ts';
import { measureServers } from './measures/servers-under-load.ts';
import { measureStarts } from './measures/start-time.ts';
import { measureZips } from './measures/zip-sizes.ts';
import type { BenchOptions } from './options.ts';
import { preparePeers } from './peers.ts';
import { thisMachine } from './report/machine.ts';
import { startersOf } from './starters.ts';

export interface Bench {
  /** The project's root. */
  readonly root: string;
  /** A folder that is removed after the run. */
  readonly scratch: string;
  readonly options: BenchOptions;
  /** Hears how far the run is. */
  readonly say: (line: string) => void;
}

/** Runs everything, one after the other, so that nothing measures beside something else. */
export const measureAll = async ({ root, scratch, options, say }: Bench): Promise<Measurements> => {
  const { seconds, rounds, starts } = options;
  const generator = (await hasWrk()) ? wrkLoad : socketLoad;
  say('zip sizes');
  const zips = await measureZips(FUNCTIONS, { root, folder: join(scratch, 'bundles') });
  say('the Python peers (installed once, which takes a minute)');
  const peers = await preparePeers(root);
  const bundle = await predictBundle(root, join(scratch, 'own'));
  say('one prediction in process');
  const handler = await measureHandler(root, bundle);
  say('the local text analyses');
  const localText = await measureLocalText();
  say('process starts');
  const state = join(scratch, 'state');
  const startTimes = await measureStarts(startersOf({ root, bundle, state, peers }), starts);
  say('cold starts under the Lambda runtime (whose programs are made once, which takes a minute)');
  const programs = await prepareRuntime(root);
  const coldStarts =
    'skipped' in programs ? [] : await measureColdStarts(programs, { root, scratch, starts });
  const { throughput, peaks } = await measureServers({ root, state, peers, generator, options, say });
  return {
    machine: thisMachine(),
    python: peers.python,
    notes: [...peers.notes, ...('skipped' in programs ? [programs.skipped] : [])],
    date: new Date(),
    settings: { generator: generator.name, seconds, rounds, starts },
    throughput,
    peaks,
    handler,
    starts: startTimes,
    coldStarts,
    localText,
    zips,
  };
};
