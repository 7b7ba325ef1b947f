const ESCAPE = '\u001A';
/** What PostgreSQL takes in no text, or UTF-8 has no bytes for; and the mark that stands for it. */
const ODD = new RegExp(`[\\0${ESCAPE}\\p{Surrogate}]`, 'gu');
const ESCAPED = new RegExp(`${ESCAPE}([0-9a-f]{4})`, 'g');

/**
 * A text as both databases keep it unchanged: NUL and halves of characters, which vendors may send, are written as a mark and four digits. Two texts that
 * differ still do.
 */
export const storable = (text: string): string => text.replace(ODD, (odd) => ESCAPE + odd.charCodeAt(0).toString(16).padStart(4, '0'));

const original = (text: string): string =>
  text.replace(ESCAPED, (_whole, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));

/** A row with its texts as they were given. Most have nothing to be undone, and stay as they are. */
export function readable(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let found: Record<string, unknown> | undefined;
  for (const name of Object.keys(row)) {
    const value = row[name];
    if (typeof value === 'string' && value.includes(ESCAPE)) found = { ...(found ?? row), [name]: original(value) };
  }
  return found ?? row;
}
