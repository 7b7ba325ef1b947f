import { ConnectorError } from 'trunkline/errors';

/** What a script can tell from the exit code. Documented in docs/reference/cli.md. */
export const EXIT = {
  ok: 0,
  /** A fault of ours. */
  internal: 1,
  /** The command line, the input or a setting is wrong; nothing was sent. */
  usage: 2,
  /** A file is wrong: a recipe, trunkline.yaml, a manifest, a connector, a store. */
  definition: 3,
  /** A person must mend the connection. */
  reconnect: 4,
  /** The vendor refused, or something failed for good. */
  rejected: 5,
  /** It may succeed later. */
  unavailable: 6,
  /** It may have happened, and nobody can tell. */
  uncertain: 7,
  /** What was read is not all there is. */
  incomplete: 8,
  /** Stopped from outside. */
  interrupted: 130,
} as const;

/** By the name of an error's class or of one above it, so that errors of another copy of this package count as well; the nearest wins. */
const BY_CLASS: Readonly<Record<string, number>> = {
  DefinitionError: EXIT.definition,
  FileError: EXIT.definition,
  StoreError: EXIT.definition,
  EngineError: EXIT.definition,
  CancelledError: EXIT.interrupted,
  ReconnectError: EXIT.reconnect,
  RetryableError: EXIT.unavailable,
  UncertainError: EXIT.uncertain,
  RejectedError: EXIT.rejected,
  SuspendedError: EXIT.rejected,
  GoneError: EXIT.rejected,
};

/** Stores and engines that are sound, and cannot be used just now. */
const LATER: readonly string[] = ['store_owned', 'store_silent', 'store_full', 'engine_unreachable'];

export function exitCodeOf(error: unknown): number {
  if (!ConnectorError.is(error)) return EXIT.internal;
  if (LATER.includes(error.code)) return EXIT.unavailable;
  if (error.name === 'InvalidInputError' && error.status === undefined) return EXIT.usage;
  for (
    let made: object | null = Object.getPrototypeOf(error) as object;
    made !== null;
    made = Object.getPrototypeOf(made) as object | null
  ) {
    const code = BY_CLASS[made.constructor.name];
    if (code !== undefined) return code;
  }
  return EXIT.internal;
}
