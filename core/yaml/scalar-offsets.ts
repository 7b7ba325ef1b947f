const ESCAPED_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * For each character of a scalar's value, and for its end, where it stands in the file: what maps a place inside an expression to a line
 * and a column, through quotes, escapes and folded lines. `raw` is the scalar as written, `start` where it begins in the file.
 */
export function scalarOffsets(raw: string, value: string, start: number): readonly number[] {
  const offsets: number[] = [];
  const quote = raw.startsWith('"') || raw.startsWith("'") ? raw.charAt(0) : '';
  let at = quote === '' ? headerLength(raw) : 1;
  for (let index = 0; index < value.length;) {
    if (quote === '"') at += joinLength(raw, at);
    const blanks = blanksAt(value, index);
    const written = blanksAt(raw, at);
    if (blanks !== '' && written.includes('\n')) {
      for (let blank = 0; blank < blanks.length; blank++) offsets.push(start + at);
      index += blanks.length;
      at += written.length;
      continue;
    }
    if (blanks === '') at += written.length;
    offsets.push(start + at);
    at += lengthAt(raw, at, quote);
    index++;
  }
  offsets.push(start + at);
  return offsets;
}

/** Block scalars begin with `|` or `>` and its signs; their text begins on a later line. */
const headerLength = (raw: string): number => /^[|>][^\n]*\n\s*/.exec(raw)?.[0].length ?? 0;

/** In double quotes a backslash at a line's end joins the lines. */
const joinLength = (raw: string, at: number): number => match(/\\\r?\n[ \t]*/y, raw, at).length;

const blanksAt = (text: string, at: number): string => match(/\s+/y, text, at);

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** How many characters of the file write the one at `at`. */
function lengthAt(raw: string, at: number, quote: string): number {
  if (quote === "'" && raw.startsWith("''", at)) return 2;
  if (quote !== '"' || raw.charAt(at) !== '\\') return 1;
  return 2 + (ESCAPED_DIGITS[raw.charAt(at + 1)] ?? 0);
}
