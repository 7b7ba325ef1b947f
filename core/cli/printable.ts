import { stripVTControlCharacters } from 'node:util';

/** A vendor's words on one line of a terminal: nothing in them can move the cursor, colour what follows or begin a new line. */
export function printable(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\p{Cc}+/gu, ' ');
}
