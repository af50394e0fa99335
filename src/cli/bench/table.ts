/** A row of cells, the first of which says what was measured. */
export type Row = readonly [what: string, ...figures: string[]];

/** Aligns columns: words to the left, figures to the right. */
export function tableOf(title: string, header: Row, rows: readonly Row[]): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: Row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return ['', title, rule, line(header), rule, ...rows.map(line), rule].join('\n');
}

export const inMs = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

/** `1.4×`: how many times the second value the first one is. */
export const ratio = (value: number, to: number): string => `${(value / to).toFixed(1)}×`;
