import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const PROGRAM = fileURLToPath(new URL('handler-time-program.ts', import.meta.url));

const Times = z.object({ bare: z.number(), http: z.number(), direct: z.number() });

/** Microseconds per prediction, in one process: `session.run` alone, and the whole handler by each of its entries. */
export type HandlerTime = z.infer<typeof Times>;

/** Times the bundled predict handler against the bare session on the same model file. */
export const measureHandler = async (root: string, bundle: string): Promise<HandlerTime> => {
  const model = join(root, 'models', 'mlb-height', 'model.onnx');
  const child = spawn(process.execPath, [PROGRAM, join(bundle, 'index.js'), model], {
    env: { ...process.env, ...bundleEnvironment(bundle) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.resume();
  return Times.parse(JSON.parse(await text(child.stderr)));
};

/** What the predict function reads of its environment. */
export const bundleEnvironment = (bundle: string): Record<string, string> => ({
  LAMBDA_TASK_ROOT: bundle,
  DEFAULT_MODEL: 'mlb-height',
  POWERTOOLS_SERVICE_NAME: 'predict',
  POWERTOOLS_METRICS_NAMESPACE: 'marcopolo',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
});
