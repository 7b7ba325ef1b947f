import { stripVTControlCharacters } from 'node:util';

/** Rows as aligned columns. The last column is as long as it is. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, width(cell))));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === row.length - 1 ? cell : cell + ' '.repeat(widths[column]! - width(cell)))).join('  '),
    )
    .join('\n');
}

function width(text: string): number {
  return text.includes('\x1b') ? stripVTControlCharacters(text).length : text.length;
}
