import type { AuthDocument } from '../document/auth-document.js';
import type { Part, Writer } from '../document/part.js';
import type { Selector } from '../document/selector.js';
import { Slot, type Pick } from '../document/slot.js';
import type { Secret } from '../secret.js';

/** How requests prove who sends them, for connections of class `C`. */
export type Auth<C> = Part<AuthDocument, C>;

/** A value for a credential: read from the connection, or a word the vendor fixes. */
export type Credential<C> = Pick<C, Secret | string> | string;

export function writeCredential<C>(writer: Writer, part: string, credential: Credential<C>): Selector {
  if (typeof credential === 'string') return { literal: credential };
  return writer.select(part, credential instanceof Slot ? credential : credential);
}
