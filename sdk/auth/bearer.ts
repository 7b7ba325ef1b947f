import type { Pick } from '../document/slot.js';
import type { Secret } from '../secret.js';
import type { Auth } from './auth.js';

/** `Authorization: Bearer <token>`. */
export function bearer<C>(token: Pick<C, Secret>): Auth<C> {
  return { write: (writer) => ({ kind: 'bearer', token: writer.select('token', token) }) };
}
