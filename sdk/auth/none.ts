import type { Auth } from './auth.js';

/** Nothing is sent: a public API, or one operation of it. */
export function noAuth<C>(): Auth<C> {
  return { write: () => ({ kind: 'none' }) };
}
