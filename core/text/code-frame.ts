import { stripVTControlCharacters } from 'node:util';

const AROUND = 2;
const WIDTH = 120;

/** The lines around a place in a text, with a caret under it. Lines and columns count from 1; long lines are cut around the place. */
export function codeFrame(source: string, line: number, column: number): string {
  const lines = firstLines(source, line + AROUND);
  const first = Math.max(1, line - AROUND);
  const last = lines.length;
  const gutter = String(last).length;
  const cut = Math.max(0, column - WIDTH);
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = stripVTControlCharacters((lines[number - 1] ?? '').slice(0, cut + 2 * WIDTH))
      .replaceAll('\t', ' ')
      .slice(cut, cut + WIDTH);
    shown.push(`${number === line ? '>' : ' '} ${String(number).padStart(gutter)} | ${text}`.trimEnd());
    if (number === line) shown.push(`  ${' '.repeat(gutter)} | ${' '.repeat(Math.max(0, column - 1 - cut))}^`);
  }
  return shown.join('\n');
}

/** Looks at no more of the text than it gives. */
function firstLines(source: string, count: number): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  for (const { index, 0: end } of source.matchAll(/\r\n|\n|\r/g)) {
    lines.push(source.slice(start, index));
    if (lines.length === count) return lines;
    start = index + end.length;
  }
  return [...lines, source.slice(start)];
}
