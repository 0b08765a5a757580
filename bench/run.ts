import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureAll } from './measure-all.ts';
import { readOptions } from './options.ts';
import { markdownReport } from './report/markdown.ts';
import { tablesOf } from './report/tables.ts';
import { markdownTable } from './report/text-table.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const options = readOptions(process.argv.slice(2));
const scratch = await mkdtemp(join(tmpdir(), 'polo-bench-'));

try {
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const measurements = await measureAll({ root, scratch, options, say });
  for (const table of tablesOf(measurements)) {
    process.stdout.write(`\n${table.title}\n\n${markdownTable(table)}\n`);
  }
  for (const note of measurements.notes) process.stdout.write(`\n${note}\n`);
  const out = resolve(root, options.out);
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, markdownReport(measurements));
  say(`written to ${options.out}`);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
