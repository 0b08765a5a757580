const SEPARATORS = [',', ';', '\t', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

export interface CsvDialect {
  readonly separator: Separator;
  /** What ends a row. Where line feeds do, a carriage return alone is part of a cell. */
  readonly lineBreaks: readonly string[];
}

/** How a CSV file is written, told by its first row: the separator that stands there most, outside of quotes. */
export const dialectOf = (head: string): CsvDialect => {
  const lineBreaks = head.includes('\n') ? ['\r\n', '\n'] : ['\r\n', '\n', '\r'];
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  let quoted = false;
  for (const character of head.trimStart()) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '\n' || (character === '\r' && lineBreaks.includes('\r'))) break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  const most = Math.max(...counts.values());
  return { separator: SEPARATORS.find((separator) => counts.get(separator) === most) ?? ',', lineBreaks };
};

/** Whether a row would have `width` cells, had another separator been used in it as well. */
export const isOtherwiseSeparated = (row: readonly string[], width: number, separator: Separator): boolean =>
  SEPARATORS.some((other) => {
    if (other === separator) return false;
    const more = row.reduce((count, cell) => count + cell.split(other).length - 1, 0);
    return more > 0 && row.length + more === width;
  });
