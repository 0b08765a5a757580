import { createReadStream } from 'node:fs';
import { type CsvReport, lintCsv } from '../../core/datasets/lint-csv.ts';
import { hasProblems, type LintFinding } from '../../core/datasets/lint-finding.ts';
import { wrongUsage } from '../cli-error.ts';
import type { Result } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import type { Io } from '../io.ts';

interface LintedFile extends CsvReport {
  readonly file: string;
}

/** Looks at CSV files one after the other and says what is the matter with each. */
export const lintFiles = async (paths: readonly string[], io: Io): Promise<Result> => {
  if (paths.length === 0) throw wrongUsage('give the CSV files to look at');
  const files: LintedFile[] = [];
  for (const file of paths) files.push({ file, ...(await lintCsv(createReadStream(file))) });
  const bad = files.filter(({ findings }) => hasProblems(findings)).length;
  const answer = { output: { files }, text: files.map((file) => textOf(file, io)).join('\n') };
  if (bad === 0) return { exitCode: EXIT.ok, ...answer };
  return { exitCode: EXIT.failed, ...answer, problem: `${bad} of ${files.length} files have problems` };
};

const textOf = ({ file, rows, columns, complete, findings }: LintedFile, io: Io): string => {
  const size = `${rows} rows, ${columns.length} columns${complete ? '' : ', not read to the end'}`;
  const head = `${file}: ${size}${findings.length === 0 ? ', nothing found' : ''}`;
  return [head, ...findings.map((finding) => `  ${lineOf(finding, io)}`)].join('\n');
};

const lineOf = ({ code, level, line, column, count, detail }: LintFinding, io: Io): string => {
  const places = [line && `line ${line}`, column && `column ${column}`].filter(Boolean).join(', ');
  const where = places === '' ? '' : ` at ${places}`;
  const more = count > 1 ? `, ${count} times in all` : '';
  return `${io.paint(level === 'problem' ? 'red' : 'yellow', level)} ${code}${where}${more}: ${detail}`;
};
