import { judge, type Bench, type Row } from './bench.js';

const HEAD = ['', 'min', 'median', 'max', '', 'goal', ''] as const;

/** A bench's rows for people. */
export function table({ name, title, goals }: Bench, rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const verdict = judge(row, goals);
    return [row.measure, digits(row.min), digits(row.median), digits(row.max), row.unit, verdict?.text ?? '', outcome(verdict?.met)];
  });
  const widths = HEAD.map((_none, column) => Math.max(...[HEAD, ...lines].map((line) => line[column]!.length)));
  const text = [HEAD, ...lines].map((line) =>
    line
      .map((cell, column) => align(cell, widths[column]!, column))
      .join('  ')
      .trimEnd(),
  );
  return `\n${name}: ${title}\n${text.join('\n')}`;
}

function digits(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

function outcome(met: boolean | undefined): string {
  return met === undefined ? '' : met ? 'met' : 'MISSED';
}

function align(cell: string, width: number, column: number): string {
  return column >= 1 && column <= 3 ? cell.padStart(width) : cell.padEnd(width);
}
