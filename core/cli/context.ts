import type { Terminal } from './terminal.js';

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly json: boolean;
  /** Where to look for the project. */
  readonly from: string;
  /** Events of the runtime go to stderr. */
  readonly verbose: boolean;
  /** Aborted when the person wants to stop. */
  readonly signal: AbortSignal;
}
