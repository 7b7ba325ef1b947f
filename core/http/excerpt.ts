import type { Redactor } from './redactor.js';

const LONGEST = 500;
/** As much of a text as can matter to its beginning: a page of HTML may be large. */
const LOOKED_AT = 16 * LONGEST;

/** The beginning of what a vendor said, on one line, for a message. Cleaned before it is cut, or half a secret would be left over. */
export function excerpt(text: string, redactor: Redactor, length = LONGEST): string {
  const line = redactor.text(text.slice(0, LOOKED_AT)).replace(/\s+/g, ' ').trim();
  return line.length <= length ? line : `${line.slice(0, length - 3)}...`;
}
