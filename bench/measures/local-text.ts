import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const PROGRAM = fileURLToPath(new URL('local-text-program.ts', import.meta.url));
/** Enough that anything kept per text would show. */
const TEXTS = [10_000, 100_000];

const LocalTextReport = z.object({
  textsPerSecond: z.number(),
  charactersPerText: z.number(),
  firstAnswerMs: z.number(),
  memory: z.array(z.object({ texts: z.number(), residentMiB: z.number(), heapMiB: z.number() })),
});

/** How many texts one core analyses (sentiment, entities, key phrases), and what memory that takes as texts go by. */
export type LocalText = z.infer<typeof LocalTextReport>;

/** Measures the laptop cloud's Comprehend, without HTTP, in a process of its own; `texts` are the counts after which memory is looked at. */
export const measureLocalText = async (texts: readonly number[] = TEXTS): Promise<LocalText> => {
  const child = spawn(process.execPath, ['--expose-gc', PROGRAM, ...texts.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return LocalTextReport.parse(JSON.parse(await text(child.stdout)));
};
