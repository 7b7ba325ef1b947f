import { InvalidInputError } from 'trunkline/errors';
import type { PageState } from './pager.js';

/** Where a reading left off. */
export interface Position {
  readonly state: PageState;
  /** Records of that page already handed out, or dropped because the page before had them. */
  readonly skip: number;
}

const VERSION = 1;

export function encodePosition({ state, skip }: Position): string {
  return Buffer.from(JSON.stringify([VERSION, state, skip])).toString('base64url');
}

/** @throws InvalidInputError when the text is no position of this version, or one of another kind of list. */
export function decodePosition(text: string, first: PageState): Position {
  let decoded: unknown;
  try {
    decoded = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch (cause) {
    throw refused(cause);
  }
  const [version, state, skip] = Array.isArray(decoded) ? (decoded as unknown[]) : [];
  if (version !== VERSION || !isState(state, first) || !Number.isSafeInteger(skip) || (skip as number) < 0) throw refused(undefined);
  return { state, skip: skip as number };
}

/** Flat, and with everything that a first page's state has, of the same type where that has a value. */
function isState(state: unknown, first: PageState): state is PageState {
  if (typeof state !== 'object' || state === null) return false;
  const isFlat = Object.values(state).every((value) => value === null || typeof value === 'string' || typeof value === 'number');
  const given = state as PageState;
  return (
    isFlat &&
    Object.entries(first).every(([name, value]) => Object.hasOwn(given, name) && (value === null || typeof value === typeof given[name]))
  );
}

function refused(cause: unknown): InvalidInputError {
  return new InvalidInputError('The resume cursor is not one of ours.', {
    details: [{ path: 'resume', message: 'not a resume value of this list' }],
    remedy: 'Give back a `resume` value as it came, for the same list and input.',
    cause,
  });
}
