/** The first column is text, the others are numbers or words that line up on the right. */
export interface TextTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** As Markdown that also lines up when it is read as text. */
export const markdownTable = ({ head, rows }: TextTable): string => {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => cell(row, column).length)),
  );
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => pad(cell(row, column), width, column)).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? ` ${'-'.repeat(width)} ` : ` ${'-'.repeat(width)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
};

const cell = (row: readonly string[], column: number): string => row[column] ?? '';

const pad = (text: string, width: number, column: number): string =>
  column === 0 ? text.padEnd(width) : text.padStart(width);
