import type { Log } from '../ports/log.js';

/** Keeps nothing: the default, since a host decides what it wants to see. */
export class SilentLog implements Log {
  write(): void {}
}
