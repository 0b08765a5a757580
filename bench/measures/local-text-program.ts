import { createTextEngine } from '../../lib/local/comprehend/text-engine.ts';
import { paragraph } from './paragraph.ts';

const counts = process.argv.slice(2).map(Number);
const engine = createTextEngine();

const analyse = async (text: string): Promise<void> => {
  await engine.sentiment(text, 'en');
  await engine.entities(text, 'en');
  await engine.keyPhrases(text, 'en');
};

const began = performance.now();
await analyse(paragraph(0));
const firstAnswerMs = performance.now() - began;

const memory: { texts: number; residentMiB: number; heapMiB: number }[] = [];
const before = process.cpuUsage();
let characters = 0;
let done = 0;
for (const texts of counts) {
  for (; done < texts; done += 1) {
    const text = paragraph(done + 1);
    characters += text.length;
    await analyse(text);
  }
  // What is only waiting to be collected is not in use, and how much of it there is depends on the machine's memory.
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  memory.push({ texts, residentMiB: rss / 1024 ** 2, heapMiB: heapUsed / 1024 ** 2 });
}
const { user, system } = process.cpuUsage(before);

process.stdout.write(
  JSON.stringify({
    textsPerSecond: done / ((user + system) / 1e6),
    charactersPerText: characters / done,
    firstAnswerMs,
    memory,
  }),
);
