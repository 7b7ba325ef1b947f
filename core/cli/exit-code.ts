import {
  CancelledError,
  ConnectorError,
  DefinitionError,
  GoneError,
  InvalidInputError,
  ReconnectError,
  RejectedError,
  RetryableError,
  SuspendedError,
  UncertainError,
} from 'trunkline/sdk';

/** What a script can tell from the exit code. Documented in docs/reference/cli.md. */
export const EXIT = {
  ok: 0,
  /** A fault of ours. */
  internal: 1,
  /** The command line or the input is wrong; nothing was sent. */
  usage: 2,
  /** A file is wrong: a recipe, trunkline.yaml, a manifest, a connector. */
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

export function exitCodeOf(error: unknown): number {
  if (!ConnectorError.is(error)) return EXIT.internal;
  if (error instanceof DefinitionError || error.code === 'bad_file') return EXIT.definition;
  if (error instanceof CancelledError) return EXIT.interrupted;
  if (error instanceof InvalidInputError && error.status === undefined) return EXIT.usage;
  if (error instanceof ReconnectError) return EXIT.reconnect;
  if (error instanceof RetryableError) return EXIT.unavailable;
  if (error instanceof UncertainError) return EXIT.uncertain;
  if (error instanceof RejectedError || error instanceof SuspendedError || error instanceof GoneError) return EXIT.rejected;
  return EXIT.internal;
}
