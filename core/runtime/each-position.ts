import { InvalidInputError } from 'trunkline/errors';
import type { Place, Start } from './combinations.js';

/** Where a reading over many parents left off. */
export interface EachPosition extends Start {
  /** Where the child list goes on; absent at its beginning. */
  readonly child?: string;
  /** Records of the child's next page that were handed out already. */
  readonly skip: number;
}

const VERSION = 'each-2';

export function encodeEach({ places, isDone = false, child, skip }: EachPosition): string {
  return Buffer.from(JSON.stringify([VERSION, places, isDone, child ?? null, skip])).toString('base64url');
}

/** @throws InvalidInputError when the text is no position of such a list. */
export function decodeEach(text: string, depth: number): EachPosition {
  const [version, places, isDone, child, skip] = parse(text);
  const isPlaces = Array.isArray(places) && places.length === depth && places.every(isPlace);
  if (version !== VERSION || !isPlaces || typeof isDone !== 'boolean' || !isCount(skip)) throw refused();
  if (child !== null && typeof child !== 'string') throw refused();
  return { places, isDone, skip, ...(child === null ? {} : { child }) };
}

function parse(text: string): readonly unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parsed) ? (parsed as readonly unknown[]) : [];
  } catch (cause) {
    throw refused(cause);
  }
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { page, skip, record } = value as Partial<Place>;
  return isCount(skip) && [page, record].every((text) => text === undefined || typeof text === 'string');
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function refused(cause?: unknown): InvalidInputError {
  return new InvalidInputError('The resume cursor is not one of ours.', {
    details: [{ path: 'resume', message: 'not a resume value of this list' }],
    remedy: 'Give back a `resume` value as it came, for the same list and input.',
    cause,
  });
}
