import { InvalidInputError } from 'trunkline/sdk';
import type { PageState } from './pager.js';

/** Where a reading left off. */
export interface Position {
  readonly state: PageState;
  /** Records of that page already handed out. */
  readonly skip: number;
}

const VERSION = 1;

export function encodePosition({ state, skip }: Position): string {
  return Buffer.from(JSON.stringify([VERSION, state, skip])).toString('base64url');
}

/** @throws InvalidInputError when the text is no position of this version. */
export function decodePosition(text: string): Position {
  try {
    const [version, state, skip] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [number, PageState, number];
    if (version === VERSION && typeof state === 'object' && Number.isInteger(skip)) return { state, skip };
  } catch (cause) {
    throw refused(cause);
  }
  throw refused(undefined);
}

function refused(cause: unknown): InvalidInputError {
  return new InvalidInputError('The resume cursor is not one of ours.', {
    details: [{ path: 'resume', message: 'not a resume value of this list' }],
    remedy: 'Give back a `resume` value as it came, for the same list and input.',
    cause,
  });
}
