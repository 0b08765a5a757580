import { createRequire } from 'node:module';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { median } from '../median.ts';
import { predictEvent } from './predict-event.ts';

/** Long enough that the clock's own cost vanishes, short enough that a disturbed block stands out. */
const BLOCK = 500;
const BLOCKS = 60;
const WARM_UP_BLOCKS = 20;

const [, , bundle = '', model = ''] = process.argv;
const { handler } = createRequire(import.meta.url)(bundle);
const session = await InferenceSession.create(model, {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
});
const feeds = { Weight: new Tensor('float32', Float32Array.of(200), [1, 1]) };
const context = {};

const ways = {
  bare: () => session.run(feeds),
  http: () => handler(predictEvent, context),
  direct: () => handler({ Weight: 200 }, context),
} as const;

/** Microseconds per call. */
const timeBlock = async (call: () => Promise<unknown>): Promise<number> => {
  const started = process.hrtime.bigint();
  for (let index = 0; index < BLOCK; index += 1) await call();
  return Number(process.hrtime.bigint() - started) / 1000 / BLOCK;
};

const times: Record<keyof typeof ways, number[]> = { bare: [], http: [], direct: [] };
for (let block = 0; block < WARM_UP_BLOCKS + BLOCKS; block += 1) {
  for (const way of ['bare', 'http', 'direct'] as const) {
    const time = await timeBlock(ways[way]);
    if (block >= WARM_UP_BLOCKS) times[way].push(time);
  }
}

/** Standard output takes the function's own lines, as on Lambda. */
process.stderr.write(
  JSON.stringify({ bare: median(times.bare), http: median(times.http), direct: median(times.direct) }),
);
