import { UnexpectedResponseError } from 'trunkline/errors';
import type { CursorType } from 'trunkline/document';
import { earlierInstant, parseInstant } from '../text/instant.js';

/** A cursor as the vendor wrote it, and a text by which cursors of one type sort. */
export interface Cursor {
  readonly text: string;
  readonly sort: string;
}

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?$/;
const DIGITS = 40;
/** Moves instants before 1970 above zero, so that their digits sort. */
const EPOCH = 10n ** 30n;

/** Reads a cursor value; throws an UnexpectedResponseError when it is not of its type. */
export function readCursor(type: CursorType, value: unknown): Cursor {
  const text = typeof value === 'number' || typeof value === 'bigint' ? plainDigits(value) : value;
  const sort = typeof text === 'string' && text !== '' ? sortOf(type, text) : undefined;
  if (typeof text === 'string' && sort !== undefined) return { text, sort };
  throw new UnexpectedResponseError(`A record's cursor should be ${NAMES[type]} and is ${JSON.stringify(value) ?? 'missing'}.`, {
    remedy: "Look whether the trigger's cursor names the right field, and whether its cursorType fits.",
  });
}

export const later = (a: Cursor | undefined, b: Cursor): Cursor => (a !== undefined && a.sort >= b.sort ? a : b);

/** Where to read from again: a little before the cursor, for records that are committed late. */
export function withOverlap(type: CursorType, cursor: string, overlap: number): string {
  if (overlap === 0 || type === 'text') return cursor;
  if (type === 'instant') return earlierInstant(cursor, overlap);
  return /^-?\d+$/.test(cursor) ? String(BigInt(cursor) - BigInt(Math.ceil(overlap))) : String(Number(cursor) - overlap);
}

const NAMES = { instant: 'an ISO 8601 instant', number: 'a number', text: 'a text' } as const;

function sortOf(type: CursorType, text: string): string | undefined {
  if (type === 'text') return text;
  if (type === 'number') return numberSort(text);
  const instant = parseInstant(text);
  return instant === undefined ? undefined : String(instant + EPOCH).padStart(DIGITS, '0');
}

/** Digits of any length, so that ids beyond 2^53 keep their order. Negative numbers sort by the nines' complement of their digits. */
function numberSort(text: string): string | undefined {
  const found = NUMBER.exec(text);
  if (!found) return undefined;
  const [, sign, whole = '', fraction = ''] = found;
  const digits = `${whole.padStart(DIGITS, '0')}.${fraction.replace(/0+$/, '')}`;
  return sign === '' ? `1${digits}` : `0${digits.replaceAll(/\d/g, (digit) => String(9 - Number(digit)))}~`;
}

function plainDigits(value: number | bigint): string {
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

/** What sorts records whose cursors are equal: their keys, where those are numbers. Else they stay as they came. */
export function tie(key: string): string {
  return /^\d+$/.test(key) ? `\u0001${numberSort(key)}` : '';
}
